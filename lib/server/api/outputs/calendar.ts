import { attachment } from '@/lib/prodmanager/protocol/calendar';
import { toNotFound } from '@/lib/prodmanager/protocol/resources';
import { ApiError, ERROR_MESSAGES } from '@/lib/prodmanager/protocol/responses';
import { withDisplayNames } from '@/lib/status/model/display-board';
import type { Maintenance } from '@/lib/status/model/types';

import type { Viewer } from '../../auth/viewer';
import { answer, readOr503 } from '../history/answer';
import { CORS_HEADERS, toUnavailable } from '../read-api/responses';
import { createChangedAt, type ChangedAt } from './changed-at';
import { createClosedNotices, joinNotices } from './closed-notices';
import { readOutputRequest, type OutputRequest, type OutputSources, type PlaceNames } from './output-request';
import { isScheduled, writeCalendar, type CalendarEvent } from './write-calendar';

/** Calendar applications read more seldom than this, and rarely on time. */
const REFRESH_SECONDS = 15 * 60;

/** As ProdManager writes it. */
const toPlaceText = ({ scope, service }: PlaceNames): string => `${scope}/${service}`;

const createEvents =
  ({ placeOf, base }: Pick<OutputRequest, 'placeOf' | 'base'>, changedAt: ChangedAt) =>
  (given: Maintenance): readonly CalendarEvent[] => {
    const maintenance = withDisplayNames(given);
    if (!isScheduled(maintenance)) return [];
    return [
      {
        maintenance,
        changedAt: changedAt(maintenance),
        place: toPlaceText(placeOf(maintenance)),
        url: `${base}/maintenances/${maintenance.id}`,
      },
    ];
  };

const toCalendarResponse = (body: string, type: string, fileName: string): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': fileName,
      'cache-control': 'no-cache',
      ...CORS_HEADERS,
    },
  });

/** Dates the changes of maintenances. @throws ApiError 503 while they cannot be read: calendars ignore a smaller `SEQUENCE`. */
const readChangedAt = (
  { snapshot }: Pick<OutputRequest, 'snapshot'>,
  { pastRecord, log }: Pick<OutputSources, 'pastRecord' | 'log'>,
): Promise<ChangedAt> => readOr503(createChangedAt('maintenance', snapshot.readsComments, pastRecord), log);

/**
 * Answers `/calendar.ics`: open maintenances and the latest closed ones. 503 while some of them cannot be read, because calendars drop what
 * is missing; they keep what they have.
 */
export function respondWithCalendar(
  given: Request,
  sources: OutputSources,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  return answer(async () => {
    const request = readOutputRequest(given, 'Calendar', sources, viewer);
    request.query.check();
    const { snapshot, selected, words } = request;
    const { maintenances } = snapshot.sections;
    if (maintenances.state === 'unavailable') throw toUnavailable('maintenance', maintenances.problem);
    const [closed, changedAt] = await Promise.all([
      createClosedNotices(request).maintenances(),
      readChangedAt(request, sources),
    ]);
    if (closed.state === 'unavailable') throw toUnavailable('maintenance', closed.problem);
    const events = joinNotices(maintenances.items, closed.value)
      .toSorted((a, b) => a.id - b.id)
      .flatMap(createEvents(request, changedAt));
    const name = [snapshot.title, words.t('feed.calendar'), ...selected].join(' – ');
    const body = writeCalendar({ name, events, refreshSeconds: REFRESH_SECONDS }, request.idOf);
    return toCalendarResponse(body, 'text/calendar; charset=utf-8', 'inline; filename=calendar.ics');
  });
}

/** A maintenance of the board, or of the archive. @throws ApiError 503 if that cannot be read */
async function findMaintenance(
  id: number,
  { snapshot, archive }: Pick<OutputRequest, 'snapshot' | 'archive'>,
): Promise<Maintenance | null> {
  const open = snapshot.sections.maintenances.items.find((item) => item.id === id);
  if (open || id < 1 || !Number.isSafeInteger(id)) return open ?? null;
  const read = await archive.maintenance(id);
  if (read.state === 'unavailable') throw toUnavailable('maintenance', read.problem);
  return read.value;
}

/**
 * Answers `/api/maintenance/ID/calendar`, at ProdManager's address: the event of `/calendar.ics` as a file, with a reminder 15 minutes before
 * the start.
 *
 * @param digits The ID in the path.
 */
export function respondWithMaintenanceFile(
  given: Request,
  digits: string,
  sources: OutputSources,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  return answer(async () => {
    const request = readOutputRequest(given, 'Calendar', sources, viewer);
    if (!/^\d+$/.test(digits)) throw new ApiError(404, ERROR_MESSAGES.notFound);
    const maintenance = await findMaintenance(Number(digits), request);
    if (maintenance === null) throw toNotFound('maintenance', BigInt(digits));
    const events = createEvents(request, await readChangedAt(request, sources))(maintenance);
    if (events.length === 0) throw toUnavailable('maintenance', 'bad-answer');
    const { name } = withDisplayNames(maintenance);
    const body = writeCalendar({ name, events, refreshSeconds: null }, request.idOf);
    return toCalendarResponse(body, 'application/ics', attachment(`${name}.ics`));
  });
}
