'use client';

import { useDeferredValue, useMemo } from 'react';

import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { sectionNotes } from '@/lib/language/section-notes';
import { atBase } from '@/lib/site/base-path';
import { columnsOf } from '@/lib/status/monitors/monitor-columns';
import type { MonitorItem } from '@/lib/status/monitors/monitor-items';
import { MONITORS_PER_PAGE, pageCountOf, pageOf, type MonitorList } from '@/lib/status/monitors/monitor-list';
import { parseMonitorQuery, toMonitorDataQuery, toMonitorSearch } from '@/lib/status/monitors/monitor-query';
import { createMonitorSearch, toEntries } from '@/lib/status/monitors/monitor-search';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { BoardMain } from '../../frame/board-main';
import { FilterProblems } from '../lists/filter-problems';
import { LoadingList } from '../lists/loading-list';
import { MonitorFilters } from './monitor-filters';
import { MonitorLines, MOST_DRAWN } from './monitor-lines';
import { MonitorTable } from './monitor-table';
import { PageLinks } from '../lists/address-link';
import { SectionNote } from '../freshness/section-note';
import { useLiveBoard } from '../freshness/use-live-board';

const NONE: readonly MonitorItem[] = [];
/** In longer lists, the browser skips the layout of rows outside the window. */
const MOST_LAID_OUT = 100;

/** The monitor list: first one page from the server, then, once the browser has loaded all monitors, the whole list with instant search. */
export function MonitorsBoard({ initial }: { readonly initial: InitialView<MonitorList> }) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  const live = useLiveBoard(initial, { dataQuery: toMonitorDataQuery });
  const { view, search, shownSearch, go, freshness, nowMs } = live;
  const [text, setText] = useTypedParameter(live, 'q');
  // Typing stays responsive: the list may lag behind the field.
  const q = useDeferredValue(text);
  const { scopes, services, integrations, isWhole, total } = view;
  const choices = useMemo(() => ({ scopes, services, integrations }), [scopes, services, integrations]);
  const { query, problems } = useMemo(
    () => parseMonitorQuery(new URLSearchParams(shownSearch), choices),
    [shownSearch, choices],
  );
  const wanted = useMemo(
    () => parseMonitorQuery(new URLSearchParams(search), choices).query,
    [search, choices],
  );
  const items = view.items ?? NONE;
  const find = useMemo(() => createMonitorSearch(items), [items]);
  const found = useMemo(() => (isWhole ? find({ ...query, q }) : items), [isWhole, find, items, query, q]);
  const matching = isWhole ? found.length : view.matching;
  // A viewer who opened a certain page keeps pages; everyone else gets the whole list.
  const requestedPage = isWhole && q !== query.q ? null : query.page;
  const pages = isWhole && requestedPage === null ? 1 : pageCountOf(matching);
  const page = Math.min(requestedPage ?? 1, pages);
  const shown = useMemo(
    () => (isWhole && requestedPage !== null ? pageOf(found, page) : found),
    [isWhole, requestedPage, found, page],
  );
  const entries = useMemo(() => toEntries(shown, query.group), [shown, query.group]);
  // Known from the first page on: a list that became lazy later would move.
  const length = isWhole ? entries.length : matching;
  const columns = useMemo(() => {
    const own = columnsOf(shown);
    // Rows that are still to come may have an integration: then the columns stay as they are.
    return isWhole ? own : { ...own, integration: own.integration || integrations.length > 0 };
  }, [shown, isWhole, integrations]);
  const loading = live.loading ?? (!isWhole && !isPast && text !== query.q ? 'loading' : null);
  return (
    <BoardMain live={live} title={t('board.monitors')}>
      <FilterProblems problems={problems} />
      <MonitorFilters query={wanted} shown={query} choices={choices} text={text} onType={setText} go={go} />
      {view.items === null ? (
        <p className="hatched rounded-card border border-line p-6">{t('monitor.unread')}</p>
      ) : (
        <LoadingList loading={loading}>
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
            <p role="status" className="text-sm text-muted">
              {matching === total
                ? t('board.monitorCount', { count: total })
                : t('monitor.found', { found: matching, total })}
            </p>
            <SectionNote freshness={freshness} board={freshness} notes={sectionNotes(view, 'monitors', t)} />
          </div>
          <div
            data-freshness={freshness.word}
            data-doubt={doubtOf(view.sections.monitors) !== null || undefined}
          >
            {entries.length === 0 ? (
              <p className="rounded-card border border-line bg-panel p-6 text-muted">
                {t(total === 0 ? 'monitor.empty' : 'monitor.noneFound')}
              </p>
            ) : (
              <MonitorTable
                caption={t('board.monitors')}
                rowCount={isWhole && pages === 1 ? entries.length + 1 : matching + 1}
                columns={columns}
                isLazy={length > MOST_LAID_OUT && length <= MOST_DRAWN}
              >
                <MonitorLines
                  entries={entries}
                  groupPath={query.group === 'scope' ? atBase('/scopes') : atBase('/services')}
                  firstRowIndex={2 + (page - 1) * MONITORS_PER_PAGE}
                  isComplete={isWhole}
                  observedSince={view.observedSince}
                  nowMs={nowMs}
                />
              </MonitorTable>
            )}
            <PageLinks
              page={page}
              pages={pages}
              toSearch={(next) => toMonitorSearch({ ...query, page: next })}
              go={go}
            />
          </div>
        </LoadingList>
      )}
    </BoardMain>
  );
}
