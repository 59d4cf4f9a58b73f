import 'server-only';

import type { ResourceName } from '@/lib/prodmanager/protocol/resources';
import { toInstant } from '@/lib/status/model/source-time';

import type { ArchiveKind } from '../../archive/archive';
import type { ArchivePage } from '../../archive/archive-page';
import type { ArchiveRead } from '../../archive/read-cache';
import { toUnavailable } from './answers';
import type { ReadContext } from './read-context';
import { createWireRows } from './to-wire';
import type { WireRow } from './wire-schemas';

/** Something that was read from the source, and when. */
export interface ArchiveReading<T> {
  readonly value: T;
  /** Epoch milliseconds. */
  readonly readAtMs: number;
}

const OPEN: Readonly<Partial<Record<ResourceName, readonly string[]>>> = {
  incident: ['active', 'investigating', 'stable'],
  maintenance: ['scheduled', 'in-progress'],
};

/** Whether a kind of resource has a past that the board does not hold. */
export const hasArchive = (name: ResourceName): name is ArchiveKind =>
  name === 'incident' || name === 'maintenance' || name === 'announcement';

/** Whether some row that passes these filters may be over: then the board, which holds what is open, cannot answer. */
export function needsArchive(name: ArchiveKind, given: URLSearchParams, context: ReadContext): boolean {
  if (name === 'announcement') {
    const ends = given.getAll('end_after');
    return ends.length === 0 || ends.some((end) => !isAhead(end, context));
  }
  const statuses = given.getAll('status');
  return statuses.length === 0 || statuses.some((status) => OPEN[name]?.includes(status) !== true);
}

function isAhead(minute: string, { snapshot, nowMs }: ReadContext): boolean {
  try {
    return Date.parse(toInstant(minute, snapshot.timeZone)) > nowMs;
  } catch (error) {
    // A day that does not exist: the source makes of it what it likes.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function settle<T>(name: ArchiveKind, read: ArchiveRead<T>): ArchiveReading<T> {
  if (read.state === 'unavailable') throw toUnavailable(name, read.problem);
  return read;
}

/** A page of rows as the source lists them. @throws ApiError 503 where it cannot be asked. */
export async function readArchivePage(
  name: ArchiveKind,
  given: URLSearchParams,
  { page, perPage }: { readonly page: number; readonly perPage: number },
  { archive, snapshot, base }: ReadContext,
): Promise<ArchiveReading<ArchivePage<WireRow>>> {
  const rows = createWireRows({ base, timeZone: snapshot.timeZone });
  const toRows = <Item>(read: ArchiveRead<ArchivePage<Item>>, toRow: (item: Item) => WireRow) => {
    const { value, readAtMs } = settle(name, read);
    return { value: { ...value, items: value.items.map(toRow) }, readAtMs };
  };
  switch (name) {
    case 'incident':
      return toRows(await archive.incidents(given, page, perPage), rows.incident);
    case 'maintenance':
      return toRows(await archive.maintenances(given, page, perPage), rows.maintenance);
    case 'announcement':
      return toRows(await archive.announcements(given, page, perPage), rows.announcement);
  }
}

/** One row; null where there is none. @throws ApiError 503 where the source cannot be asked. */
export async function readArchiveRow(
  name: ArchiveKind,
  id: number,
  { archive, snapshot, base }: ReadContext,
): Promise<ArchiveReading<WireRow | null>> {
  const rows = createWireRows({ base, timeZone: snapshot.timeZone });
  const toRow = <Item>(read: ArchiveRead<Item | null>, toOne: (item: Item) => WireRow) => {
    const { value, readAtMs } = settle(name, read);
    return { value: value && toOne(value), readAtMs };
  };
  switch (name) {
    case 'incident':
      return toRow(await archive.incident(id), rows.incident);
    case 'maintenance':
      return toRow(await archive.maintenance(id), rows.maintenance);
    case 'announcement':
      return toRow(await archive.announcement(id), rows.announcement);
  }
}

/** How many rows pass, by the word that the weather counts. @throws ApiError 503 where the source cannot be asked. */
export async function readArchiveCounts(
  name: ArchiveKind,
  given: URLSearchParams,
  { archive }: ReadContext,
): Promise<ArchiveReading<Readonly<Record<string, number>>>> {
  return settle(name, await archive.weather(name, given));
}
