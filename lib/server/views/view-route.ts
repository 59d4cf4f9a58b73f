import 'server-only';

import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { Snapshot } from '@/lib/status/model/types';

import type { ViewerArchive } from '../archive/viewer-archive';

/** What a view is made from. */
export interface ViewRequest {
  /** The board, as the viewer may see it, with its names as they are shown. */
  readonly snapshot: Snapshot;
  /** What is over, for a view that shows it. */
  readonly archive: ViewerArchive;
  /** What stands in the address for the parts of the pattern that begin with a colon. */
  readonly params: Readonly<Record<string, string>>;
  /** The query of the page, as somebody typed it. */
  readonly query: URLSearchParams;
  /** The present, epoch milliseconds. */
  readonly nowMs: number;
}

/** One page of the board as data: what the page renders first, and what keeps it current. */
export interface ViewRoute<View extends BoardSummary> {
  /** The address of the page; a segment that begins with a colon stands for any one segment. */
  readonly pattern: string;
  /** The query parameters that the page reads. */
  readonly query: readonly string[];
  /** Those that only its JSON reads, beside them. */
  readonly dataQuery?: readonly string[];
  /** Those that only the page reads, and its JSON does not. */
  readonly pageQuery?: readonly string[];
  /** Those of all whose order means something. */
  readonly orderedQuery?: readonly string[];
  /** True where the view may show what is over, which the snapshot does not hold. */
  readonly readsArchive?: true;
  /** The view; null where the address names nothing that exists. */
  read(request: ViewRequest): View | null | Promise<View | null>;
}

/** The same, with its type of view known where it is used. */
export function viewRoute<View extends BoardSummary>(route: ViewRoute<View>): ViewRoute<View> {
  return route;
}
