import type { ResourceName } from '@/lib/prodmanager/protocol/resources';
import { toInstant } from '@/lib/status/model/source-time';

import type { ArchiveKind } from '../../archive/archive';
import type { ArchivePage } from '../../archive/archive-page';
import type { ArchiveRead } from '../../archive/read-cache';
import { toUnavailable } from './responses';
import { createWireRows, type ReadContext } from './to-wire';
import type { WireRow } from './wire-schemas';

interface ArchiveReading<T> {
  readonly value: T;
  /** Epoch milliseconds. */
  readonly readAtMs: number;
}

const OPEN: Readonly<Partial<Record<ResourceName, readonly string[]>>> = {
  incident: ['active', 'investigating', 'stable'],
  maintenance: ['scheduled', 'in-progress'],
};

/** Whether the filters may match closed items, which the board does not hold. */
export function needsArchive(name: ArchiveKind, filters: URLSearchParams, context: ReadContext): boolean {
  if (name === 'announcement') {
    const ends = filters.getAll('end_after');
    return ends.length === 0 || ends.some((end) => !isInFuture(end, context));
  }
  const statuses = filters.getAll('status');
  return statuses.length === 0 || statuses.some((status) => OPEN[name]?.includes(status) !== true);
}

function isInFuture(minute: string, { snapshot, nowMs }: ReadContext): boolean {
  try {
    return Date.parse(toInstant(minute, snapshot.timeZone)) > nowMs;
  } catch (error) {
    // Not a date: leave the interpretation to the source.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function unwrap<T>(name: ArchiveKind, read: ArchiveRead<T>): ArchiveReading<T> {
  if (read.state === 'unavailable') throw toUnavailable(name, read.problem);
  return read;
}

/** A page of rows in the order of the source. @throws ApiError 503 if the source cannot be read. */
export async function readArchivePage(
  name: ArchiveKind,
  filters: URLSearchParams,
  { page, perPage }: { readonly page: number; readonly perPage: number },
  context: ReadContext,
): Promise<ArchiveReading<ArchivePage<WireRow>>> {
  const { archive } = context;
  const rows = createWireRows(context);
  const toRows = <Item>(read: ArchiveRead<ArchivePage<Item>>, toRow: (item: Item) => WireRow) => {
    const { value, readAtMs } = unwrap(name, read);
    return { value: { ...value, items: value.items.map(toRow) }, readAtMs };
  };
  switch (name) {
    case 'incident':
      return toRows(await archive.incidents(filters, page, perPage), rows.incident);
    case 'maintenance':
      return toRows(await archive.maintenances(filters, page, perPage), rows.maintenance);
    case 'announcement':
      return toRows(await archive.announcements(filters, page, perPage), rows.announcement);
  }
}

/** One row; null if it does not exist. @throws ApiError 503 if the source cannot be read. */
export async function readArchiveRow(
  name: ArchiveKind,
  id: number,
  context: ReadContext,
): Promise<ArchiveReading<WireRow | null>> {
  const { archive } = context;
  const rows = createWireRows(context);
  const toRow = <Item>(read: ArchiveRead<Item | null>, toOne: (item: Item) => WireRow) => {
    const { value, readAtMs } = unwrap(name, read);
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

/** Number of matching rows, by status or level. @throws ApiError 503 if the source cannot be read. */
export async function readArchiveCounts(
  name: ArchiveKind,
  filters: URLSearchParams,
  { archive }: ReadContext,
): Promise<ArchiveReading<Readonly<Record<string, number>>>> {
  return unwrap(name, await archive.weather(name, filters));
}
