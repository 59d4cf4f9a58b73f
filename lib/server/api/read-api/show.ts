import { toCalendarFile } from '@/lib/prodmanager/protocol/calendar';
import { type ResourceName, toNotFound } from '@/lib/prodmanager/protocol/resources';
import { withDisplayNames } from '@/lib/status/model/display-board';
import { toInstant } from '@/lib/status/model/source-time';
import { UNKNOWN_ID } from '@/lib/status/model/types';

import { readArchiveRow } from './archive-rows';
import { findBoardRows, getBoardRows } from './board-rows';
import { toHistoryHeader } from './list';
import { hasArchive } from './resources';
import { CORS_HEADERS, toJsonResponse, toUnavailable } from './responses';
import type { ReadContext } from './to-wire';
import { wireSchemas, type WireRow } from './wire-schemas';

interface Found {
  readonly row: WireRow;
  readonly headers: Readonly<Record<string, string>>;
}

async function find(name: ResourceName, id: number, context: ReadContext): Promise<Found | null> {
  const rows = (hasArchive(name) ? findBoardRows(name, context) : getBoardRows(name, context)) ?? [];
  const row = rows.find((candidate) => candidate.id === id);
  if (row) return { row, headers: {} };
  if (!hasArchive(name) || id < 1) return null;
  const { value, readAtMs } = await readArchiveRow(name, id, context);
  return value && { row: value, headers: toHistoryHeader(readAtMs) };
}

async function findOrThrow(name: ResourceName, digits: string, context: ReadContext): Promise<Found> {
  const id = Number(digits);
  const found = Number.isSafeInteger(id) ? await find(name, id, context) : null;
  if (found) return found;
  throw toNotFound(name, BigInt(digits));
}

/** One resource: `GET /api/incident/42`. @param digits The ID in the path. @throws ApiError */
export async function getOne(name: ResourceName, digits: string, context: ReadContext): Promise<Response> {
  const { row, headers } = await findOrThrow(name, digits, context);
  return toJsonResponse(row, 200, headers);
}

/** A maintenance as an iCalendar file: `GET /api/maintenance/42/calendar`. @throws ApiError */
export async function getCalendar(digits: string, context: ReadContext): Promise<Response> {
  const { row, headers } = await findOrThrow('maintenance', digits, context);
  const maintenance = wireSchemas.maintenance.parse(row);
  const { timeZone, sections } = context.snapshot;
  const toDate = (minute: string): Date => new Date(toInstant(minute, timeZone));
  const { creation_date: stamp, scheduled_start_date: start, scheduled_end_date: end } = maintenance;
  if (start === null || end === null) throw toUnavailable('maintenance', 'bad-answer');
  const nameOf = ({ items }: typeof sections.scopes, id: number): string =>
    withDisplayNames(items.find((item) => item.id === id) ?? { id, name: id === UNKNOWN_ID ? '?' : '' }).name;
  const place = [
    nameOf(sections.scopes, maintenance.scope),
    nameOf(sections.services, maintenance.service),
  ].join('/');
  const shown = withDisplayNames({ ...maintenance, reference: maintenance.external_reference });
  const file = toCalendarFile({
    maintenance: { ...maintenance, name: shown.name, external_reference: shown.reference },
    place,
    address: maintenance.links.self,
    product: 'Dashboard',
    stamp: toDate(stamp ?? start),
    start: toDate(start),
    end: toDate(end),
  });
  for (const [name, value] of Object.entries({ ...headers, ...CORS_HEADERS })) file.headers.set(name, value);
  return file;
}
