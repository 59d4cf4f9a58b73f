import type { Observation } from '@/lib/status/history/types';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { Viewer } from '../auth/viewer';
import type { History } from '../history/history';
import { readBoardFor, toAgesAt } from './board-at';
import { toView, type ReadView, type ViewAddress, type ViewSource } from './get-view';
import type { ViewName, ViewOf } from './view-routes';

/** A view of the past. `before`: nothing was observed yet. `gone`: the address did not exist for the viewer. */
export type ViewAt<View extends BoardSummary> =
  | { readonly state: 'read'; readonly initial: ReadView<View>; readonly observation: Observation }
  | { readonly state: 'gone'; readonly observation: Observation }
  | { readonly state: 'before' };

/** Where views of the past get their data. */
export interface PastSource extends ViewSource {
  readonly pastRecord: ViewSource['pastRecord'] & Pick<History, 'readBoardAt' | 'readChanges'>;
}

/** Closed notices are read from ProdManager, which has no past. */
const ARCHIVE_PARAMETERS = ['tab', 'page'];

/**
 * A view of the board as it was at a moment, filtered by what the viewer may see today.
 *
 * @param at Epoch milliseconds.
 * @throws Error of the history's engine
 */
export async function getViewAt<Name extends ViewName>(
  source: PastSource,
  name: Name,
  { params, query }: ViewAddress,
  viewer: Pick<Viewer, 'visibility'>,
  at: number,
): Promise<ViewAt<ViewOf<Name>>> {
  const { store, pastRecord } = source;
  const board = await readBoardFor(pastRecord, store.published.snapshot, at, viewer.visibility);
  if (!board) return { state: 'before' };
  const { snapshot, observation } = board;
  const isKept = ([key]: readonly [string, string]): boolean =>
    name === 'monitors' || !ARCHIVE_PARAMETERS.includes(key);
  const initial = await toView(
    source,
    name,
    { params, query: new URLSearchParams([...query].filter(isKept)) },
    viewer,
    { visible: snapshot, ages: toAgesAt(board), time: new Date(at).toISOString() },
  );
  return initial ? { state: 'read', initial, observation } : { state: 'gone', observation };
}
