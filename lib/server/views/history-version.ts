import 'server-only';

import type { Snapshot } from '@/lib/status/types';

import type { HistoryRead } from '../history/kept-reads';

/** For how long a view that may show the history is kept at most: the history keeps what it reads by itself, and tries again soon where it fails. */
export const LIFETIME_MS = 10_000;

/** The version of a view that shows the board and something of the history: it changes when either does. */
export function versionOf({ version }: Snapshot, read: HistoryRead<unknown>): string {
  return `${version}+${read.state === 'read' ? read.readAtMs : read.problem}`;
}
