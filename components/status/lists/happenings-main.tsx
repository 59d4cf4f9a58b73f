import { useWords } from '@/lib/browser/words';
import type { HappeningKind } from '@/lib/status/happening-filters';
import type { HappeningList } from '@/lib/status/happening-list';

import type { InitialView } from '@/lib/browser/use-view';

import { BoardMain } from '../board-main';
import { FilterProblems } from '../filter-problems';
import { useLiveBoard } from '../use-live-board';
import { ListForm } from './list-form';
import { Listed, type RenderItems } from './listed';
import { TabLinks } from './tab-links';
import { useListForm } from './use-list-form';

/** A list of one kind: what the server rendered, kept current. */
export function HappeningsMain<Item extends { readonly name: string }>({
  kind,
  initial,
  renderOpen,
  renderPast,
}: {
  readonly kind: HappeningKind;
  readonly initial: InitialView<HappeningList<Item>>;
  readonly renderOpen: RenderItems<Item>;
  readonly renderPast: RenderItems<Item>;
}) {
  const { t } = useWords();
  const live = useLiveBoard(initial);
  const { view, search } = live;
  const form = useListForm(live);
  const { tab } = view.listed;
  return (
    <BoardMain live={live} title={t(`board.${kind}`)}>
      <TabLinks kind={kind} search={search} current={tab} />
      <FilterProblems problems={view.problems} />
      <ListForm
        form={form}
        kind={kind}
        tab={tab}
        search={search}
        scopes={view.scopes}
        services={view.services}
        timeZone={view.timeZone}
      />
      <Listed kind={kind} live={live} text={form.text} renderOpen={renderOpen} renderPast={renderPast} />
    </BoardMain>
  );
}
