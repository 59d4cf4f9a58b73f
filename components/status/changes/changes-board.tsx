'use client';

import { Panel } from '@/components/ui/panel';
import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { formatDay } from '@/lib/language/format-day';
import type { ChangeList } from '@/lib/status/changes/change-list';
import { parseChangeQuery, toChangeSearch } from '@/lib/status/changes/change-query';
import { groupByDay } from '@/lib/status/lists/by-day';
import { MAX_CHANGES } from '@/lib/status/model/types';

import { BoardMain } from '../../frame/board-main';
import { useLiveBoard } from '../freshness/use-live-board';
import { PageLinks } from '../lists/address-link';
import { LoadingList } from '../lists/loading-list';
import { FilterProblems } from '../lists/filter-problems';
import { ChangeFilters } from './change-filters';
import { ChangeRows } from './change-rows';

/** The page of the latest changes, by day. */
export function ChangesBoard({ initial }: { readonly initial: InitialView<ChangeList> }) {
  const { t, language, timeZone } = useWords();
  const live = useLiveBoard(initial);
  const { view, search, shownSearch, go, freshness } = live;
  const [text, setText] = useTypedParameter(live, 'q');
  const { changes, page, pages, total, problems } = view;
  const inventory = { scopes: { items: view.scopes }, services: { items: view.services } };
  const { query } = parseChangeQuery(new URLSearchParams(search), inventory);
  const shown = parseChangeQuery(new URLSearchParams(shownSearch), inventory).query;
  const title = t(view.isFiltered ? 'list.changesFound' : 'list.changeCount', { count: total });
  return (
    <BoardMain live={live} title={t('notice.allChanges')} list="overview">
      <FilterProblems problems={problems} />
      <ChangeFilters query={query} shown={shown} choices={view} text={text} onType={setText} go={go} />
      <LoadingList loading={live.loading}>
        <div data-freshness={freshness.word}>
          <Panel
            id="listed"
            title={title}
            note={<p className="text-sm text-muted">{t('notice.timesIn', { zone: timeZone })}</p>}
          >
            {total === 0 && (
              <p className="mb-4 text-sm text-muted">
                {t(view.isFiltered ? 'list.noChangesFound' : 'notice.noChanges')}
              </p>
            )}
            {groupByDay(changes, ({ at }) => at, timeZone).map(({ day, items }) => (
              <section key={day} aria-labelledby={`day-${day}`} className="mb-5">
                <h3
                  id={`day-${day}`}
                  className="mb-1.5 text-sm font-semibold text-muted first-letter:uppercase"
                >
                  {day === null ? t('list.unknownDay') : formatDay(day, language)}
                </h3>
                <div className="rounded-card border border-line bg-panel px-4 py-1.5">
                  <ChangeRows changes={items} nowMs={null} />
                </div>
              </section>
            ))}
            {page === pages && (
              <p className="text-sm text-muted">{t('list.changesKept', { count: MAX_CHANGES })}</p>
            )}
            <PageLinks
              page={page}
              pages={pages}
              toSearch={(next) => toChangeSearch({ ...query, page: next })}
              go={go}
            />
          </Panel>
        </div>
      </LoadingList>
    </BoardMain>
  );
}
