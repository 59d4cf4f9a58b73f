import 'server-only';

import type { Snapshot } from '@/lib/status/model/types';

import type { ArchiveRead } from '../archive/read-cache';

/** The version of a view that shows the board and something of the archive: it changes when either does. */
export function versionOf({ version }: Snapshot, read: ArchiveRead<unknown>): string {
  return `${version}+${read.state === 'read' ? read.readAtMs : read.problem}`;
}
