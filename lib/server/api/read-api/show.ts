import 'server-only';

import { toCalendarFile } from '@/lib/prodmanager/protocol/calendar';
import { withDisplayNames } from '@/lib/status/model/display-board';
import { toInstant } from '@/lib/status/model/source-time';
import { UNKNOWN_ID } from '@/lib/status/model/types';

import { CORS_HEADERS, ApiError, toJsonAnswer, toUnavailable } from './answers';
import { findBoardRows, getBoardRows } from './board-rows';
import { historyTime } from './list';
import { hasArchive, readArchiveRow } from './past-rows';
import type { ReadContext } from './read-context';
import type { ResourceName } from './resources';
import { wireSchemas, type WireRow } from './wire-schemas';

interface Found {
  readonly row: WireRow;
  readonly headers: Readonly<Record<string, string>>;
}

async function find(name: ResourceName, id: number, context: ReadContext): Promise<Found | null> {
  const known = (hasArchive(name) ? findBoardRows(name, context) : getBoardRows(name, context)) ?? [];
  const row = known.find((one) => one.id === id);
  if (row) return { row, headers: {} };
  if (!hasArchive(name) || id < 1) return null;
  const { value, readAtMs } = await readArchiveRow(name, id, context);
  return value && { row: value, headers: historyTime(readAtMs) };
}

async function get(name: ResourceName, digits: string, context: ReadContext): Promise<Found> {
  const id = Number(digits);
  const found = Number.isSafeInteger(id) ? await find(name, id, context) : null;
  if (found) return found;
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const reasons = { [name]: [`Resource not found : ${BigInt(digits)}`] };
  throw new ApiError(404, { message: `${title} show failed`, reasons });
}

/** One resource, as `GET /R/ID` of ProdManager. @param digits - its id, as it was written. @throws ReadRefusal */
export async function answerShow(
  name: ResourceName,
  digits: string,
  context: ReadContext,
): Promise<Response> {
  const { row, headers } = await get(name, digits, context);
  return toJsonAnswer(row, 200, headers);
}

/** A maintenance as an iCalendar file, as `GET /maintenance/ID/calendar` of ProdManager. @throws ReadRefusal */
export async function answerCalendar(digits: string, context: ReadContext): Promise<Response> {
  const { row, headers } = await get('maintenance', digits, context);
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
