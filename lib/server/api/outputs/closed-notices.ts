import { toWallClock } from '@/lib/status/model/source-time';
import type { Announcement, Incident, Maintenance } from '@/lib/status/model/types';

import type { ListArchive } from '../../archive/viewer-archive';
import type { ArchiveRead } from '../../archive/read-cache';
import type { OutputRequest } from './output-request';

/** How many closed notices of each kind are in a feed or calendar. */
const PER_KIND = 20;

const CLOSED = ['succeed', 'failed', 'canceled'] as const;
const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word);

async function read<Item extends { readonly id: number }>(
  list: ListArchive<Item>,
  filters: readonly (readonly [string, string])[],
  isClosed: (item: Item) => boolean,
): Promise<ArchiveRead<readonly Item[]>> {
  const found = await list(new URLSearchParams(filters.map((pair) => [...pair])), 1, PER_KIND);
  if (found.state === 'unavailable') return found;
  // ProdManager ignores filters that it does not understand.
  return { ...found, value: found.value.items.filter(isClosed) };
}

/** The latest closed notices of each kind. None of them rejects. */
export const createClosedNotices = ({ archive, snapshot, nowMs }: OutputRequest) => ({
  incidents: (): Promise<ArchiveRead<readonly Incident[]>> =>
    read(archive.incidents, [['status', 'resolved']], ({ status }) => status === 'resolved'),
  maintenances: (): Promise<ArchiveRead<readonly Maintenance[]>> =>
    read(
      archive.maintenances,
      CLOSED.map((status) => ['status', status] as const),
      ({ status }) => isOneOf(CLOSED, status),
    ),
  announcements: (): Promise<ArchiveRead<readonly Announcement[]>> =>
    read(
      archive.announcements,
      [['end_before', toWallClock(new Date(nowMs).toISOString(), snapshot.timeZone)]],
      ({ endsAt }) => endsAt !== null && Date.parse(endsAt) <= nowMs,
    ),
});

/** Open notices with the closed ones that are not among them. */
export function joinNotices<Item extends { readonly id: number }>(
  open: readonly Item[],
  closed: readonly Item[],
): readonly Item[] {
  const ids = new Set(open.map(({ id }) => id));
  return [...open, ...closed.filter(({ id }) => !ids.has(id))];
}
