import 'server-only';

import { toInstant } from '@/lib/status/model/source-time';

import type { PastKind } from '../../archive/archive';
import type { HistoryPage } from '../../archive/archive-page';
import type { HistoryRead } from '../../archive/read-cache';
import { toUnavailable } from './answers';
import type { ReadContext } from './read-context';
import type { ResourceName } from './resources';
import { createWireRows } from './to-wire';
import type { WireRow } from './wire-schemas';

/** Something that was read from the source, and when. */
export interface PastReading<T> {
  readonly value: T;
  /** Epoch milliseconds. */
  readonly readAtMs: number;
}

const OPEN: Readonly<Partial<Record<ResourceName, readonly string[]>>> = {
  incident: ['active', 'investigating', 'stable'],
  maintenance: ['scheduled', 'in-progress'],
};

/** Whether a kind of resource has a past that the board does not hold. */
export const hasPast = (name: ResourceName): name is PastKind =>
  name === 'incident' || name === 'maintenance' || name === 'announcement';

/** Whether some row that passes these filters may be over: then the board, which holds what is open, cannot answer. */
export function asksForPast(name: PastKind, given: URLSearchParams, context: ReadContext): boolean {
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

function settle<T>(name: PastKind, read: HistoryRead<T>): PastReading<T> {
  if (read.state === 'unavailable') throw toUnavailable(name, read.problem);
  return read;
}

/** A page of rows as the source lists them. @throws ReadRefusal 503 where it cannot be asked. */
export async function readPastPage(
  name: PastKind,
  given: URLSearchParams,
  { page, perPage }: { readonly page: number; readonly perPage: number },
  { history, snapshot, base }: ReadContext,
): Promise<PastReading<HistoryPage<WireRow>>> {
  const rows = createWireRows({ base, timeZone: snapshot.timeZone });
  const toRows = <Item>(read: HistoryRead<HistoryPage<Item>>, toRow: (item: Item) => WireRow) => {
    const { value, readAtMs } = settle(name, read);
    return { value: { ...value, items: value.items.map(toRow) }, readAtMs };
  };
  switch (name) {
    case 'incident':
      return toRows(await history.incidents(given, page, perPage), rows.incident);
    case 'maintenance':
      return toRows(await history.maintenances(given, page, perPage), rows.maintenance);
    case 'announcement':
      return toRows(await history.announcements(given, page, perPage), rows.announcement);
  }
}

/** One row; null where there is none. @throws ReadRefusal 503 where the source cannot be asked. */
export async function readPastRow(
  name: PastKind,
  id: number,
  { history, snapshot, base }: ReadContext,
): Promise<PastReading<WireRow | null>> {
  const rows = createWireRows({ base, timeZone: snapshot.timeZone });
  const toRow = <Item>(read: HistoryRead<Item | null>, toOne: (item: Item) => WireRow) => {
    const { value, readAtMs } = settle(name, read);
    return { value: value && toOne(value), readAtMs };
  };
  switch (name) {
    case 'incident':
      return toRow(await history.incident(id), rows.incident);
    case 'maintenance':
      return toRow(await history.maintenance(id), rows.maintenance);
    case 'announcement':
      return toRow(await history.announcement(id), rows.announcement);
  }
}

/** How many rows pass, by the word that the weather counts. @throws ReadRefusal 503 where the source cannot be asked. */
export async function readPastCounts(
  name: PastKind,
  given: URLSearchParams,
  { history }: ReadContext,
): Promise<PastReading<Readonly<Record<string, number>>>> {
  return settle(name, await history.weather(name, given));
}
