import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/use-view';
import { useWords } from '@/lib/browser/page/words';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';
import type { NoticeList } from '@/lib/status/notices/notice-list';

import { BoardMain } from '../../frame/board-main';
import { FilterProblems } from '../lists/filter-problems';
import { useLiveBoard } from '../freshness/use-live-board';
import { ListFilters } from './list-filters';
import { Listed, type RenderItems } from './listed';
import { TabLinks } from './tab-links';

/** The list page of one kind of notice. */
export function NoticesMain<Item extends { readonly name: string }>({
  kind,
  initial,
  renderOpen,
  renderPast,
}: {
  readonly kind: NoticeKind;
  readonly initial: InitialView<NoticeList<Item>>;
  readonly renderOpen: RenderItems<Item>;
  readonly renderPast: RenderItems<Item>;
}) {
  const { t } = useWords();
  const live = useLiveBoard(initial);
  const { view, search } = live;
  const [text, setText] = useTypedParameter(live, 'q');
  const { tab } = view.listed;
  return (
    <BoardMain live={live} title={t(`board.${kind}`)}>
      <TabLinks kind={kind} search={search} current={tab} />
      <FilterProblems problems={view.problems} />
      <ListFilters kind={kind} view={view} address={live} text={text} onType={setText} />
      <Listed kind={kind} live={live} text={text} renderOpen={renderOpen} renderPast={renderPast} />
    </BoardMain>
  );
}
