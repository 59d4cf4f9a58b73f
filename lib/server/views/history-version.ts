import 'server-only';

import type { Snapshot } from '@/lib/status/types';

import type { HistoryRead } from '../history/kept-reads';

/** The version of a view that shows the board and something of the history: it changes when either does. */
export function versionOf({ version }: Snapshot, read: HistoryRead<unknown>): string {
  return `${version}+${read.state === 'read' ? read.readAtMs : read.problem}`;
}
