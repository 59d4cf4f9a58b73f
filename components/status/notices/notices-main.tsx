import type { ReactNode } from 'react';

import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { tabAddress } from '@/lib/status/notices/list-address';
import type { NoticeKind, Tab } from '@/lib/status/notices/notice-filters';
import type { NoticeList } from '@/lib/status/notices/notice-list';

import { BoardMain } from '../../frame/board-main';
import { useLiveBoard } from '../freshness/use-live-board';
import { FilterProblems } from '../lists/filter-problems';
import { LoadingList } from '../lists/loading-list';
import { ListFilters } from './list-filters';
import { Listed, type RenderItems } from './listed';

interface Named {
  readonly name: string;
}

/** The list page of one kind of notice. */
export function NoticesMain<Open extends Named, Past extends Named>({
  kind,
  initial,
  renderOpen,
  renderPast,
  subscribe,
}: {
  readonly kind: NoticeKind;
  readonly initial: InitialView<NoticeList<Open, Past>>;
  readonly renderOpen: RenderItems<Open>;
  readonly renderPast: RenderItems<Past>;
  /** The control for subscriptions. */
  readonly subscribe?: ReactNode;
}) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  const live = useLiveBoard(initial);
  const { view, search } = live;
  const [text, setText] = useTypedParameter(live, 'q');
  const { tab } = view.listed;
  return (
    <BoardMain live={live} title={t(`board.${kind}`)} subscribe={subscribe}>
      {!isPast && <TabLinks kind={kind} search={search} current={tab} />}
      <FilterProblems problems={view.problems} />
      <ListFilters
        kind={kind}
        view={view}
        search={search}
        go={live.go}
        shownSearch={live.shownSearch}
        text={text}
        onType={setText}
      />
      <LoadingList loading={live.loading}>
        <Listed kind={kind} live={live} text={text} renderOpen={renderOpen} renderPast={renderPast} />
      </LoadingList>
    </BoardMain>
  );
}

/** Links between the tabs of open and closed items. */
function TabLinks({
  kind,
  search,
  current,
}: {
  readonly kind: NoticeKind;
  readonly search: string;
  readonly current: Tab;
}) {
  const { t } = useWords();
  const labels = {
    open: t(kind === 'incidents' ? 'tab.open' : 'tab.openOrPlanned'),
    past: t('tab.past'),
  };
  return (
    <nav aria-label={t('tab.tabs')} className="mb-5 border-b border-line">
      <ul className="-mb-px flex gap-1">
        {(['open', 'past'] as const).map((tab) => (
          <li key={tab}>
            <a
              href={atBase(tabAddress(kind, search, tab))}
              aria-current={tab === current ? 'page' : undefined}
              data-label={labels[tab]}
              className={`steady-width block border-b-2 px-3 py-2 ${
                tab === current
                  ? 'border-ink font-semibold'
                  : 'border-transparent text-muted hover:border-muted hover:text-ink'
              }`}
            >
              {labels[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
