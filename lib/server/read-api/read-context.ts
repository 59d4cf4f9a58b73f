import 'server-only';

import type { Snapshot } from '@/lib/status/types';

import type { History } from '../history/history';

/** What answers of the read API are made from. */
export interface ReadContext {
  readonly snapshot: Snapshot;
  readonly history: History;
  /** The address of the API, where links lead. */
  readonly base: string;
  /** The present, epoch milliseconds. */
  readonly nowMs: number;
}
