import 'server-only';

import type { Snapshot } from '@/lib/status/model/types';

import type { ViewerArchive } from '../../archive/viewer-archive';

/** What answers of the read API are made from: the board and its past, as the viewer may see them. */
export interface ReadContext {
  readonly snapshot: Snapshot;
  readonly archive: ViewerArchive;
  /** The address of the API, where links lead. */
  readonly base: string;
  /** The present, epoch milliseconds. */
  readonly nowMs: number;
}
