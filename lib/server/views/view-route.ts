import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { Snapshot } from '@/lib/status/model/types';
import type { WallPast } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import type { ViewerArchive } from '../archive/viewer-archive';

/** What a view is built from. */
export interface ViewRequest {
  /** The board, filtered by the visibility of the viewer, with display names. */
  readonly snapshot: Snapshot;
  /** Closed incidents, maintenances and announcements, filtered likewise. */
  readonly archive: ViewerArchive;
  /** Reads the recorded past for a wall, filtered likewise. Never rejects. */
  readonly readWallPast: (options: WallOptions) => Promise<WallPast>;
  /** Values of the segments of the pattern that start with a colon. */
  readonly params: Readonly<Record<string, string>>;
  /** The query of the page, not validated. */
  readonly query: URLSearchParams;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** The data of a page: the server renders the page with it, and the browser keeps the page up to date with its JSON. */
export interface ViewRoute<View extends BoardSummary> {
  /** Path of the page; a segment that starts with a colon matches any segment. */
  readonly pattern: string;
  /** Query parameters of the page and its JSON. */
  readonly query: readonly string[];
  /** Further parameters of the JSON only. */
  readonly dataQuery?: readonly string[];
  /** Further parameters of the page only. */
  readonly pageQuery?: readonly string[];
  /** Parameters of which the order of the values matters. */
  readonly orderedQuery?: readonly string[];
  /** True if the view may read closed items from the archive. */
  readonly readsArchive?: true;
  /** True if the view reads the recorded past, which changes while the board does not. */
  readonly readsHistory?: true;
  /** The data; null if the address does not exist. */
  read(request: ViewRequest): View | null | Promise<View | null>;
}

/** Infers the type of a view. */
export function viewRoute<View extends BoardSummary>(route: ViewRoute<View>): ViewRoute<View> {
  return route;
}

/** The path of a page's JSON: `/api/view/overview` for `/`, `/api/view/incidents/:id` for `/incidents/:id`. */
export function toViewPath(pattern: string): string {
  return `/api/view${pattern === '/' ? '/overview' : pattern}`;
}
