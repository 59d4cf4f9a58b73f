import {
  announcementShape,
  incidentShape,
  maintenanceShape,
  monitorShape,
  placeShape,
} from '@/lib/prodmanager/index';
import type { StatusCounts } from '@/lib/status/model/counts';
import { isOverrunning } from '@/lib/status/model/maintenance';
import { toInstant } from '@/lib/status/model/source-time';
import type {
  Announcement,
  AsWritten,
  Incident,
  Maintenance,
  Monitor,
  Scope,
} from '@/lib/status/model/types';

import { createRowParser, toName, toPlace, type RowParser } from './parse-row';
import { parseEvents } from './parse-events';

/** What parsing a row depends on. */
export interface ParseContext {
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** A scope or service with the source's own monitor counts. */
export interface CountedPlace extends Scope {
  /** Null if they could not be parsed. */
  readonly monitors: StatusCounts | null;
}

/** A link if it is http or https; otherwise null. */
function toSafeUrl(link: string | null): string | null {
  return link !== null && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : null;
}

type Raw = Readonly<Record<string, unknown>>;

/** The reference and link of a row, and the original values of fields that the board shows as null. */
function toReferences(
  fields: Readonly<Record<'external_reference' | 'external_link', string | null>>,
  { integration, external_reference: reference, external_link: link }: Raw,
): Pick<Monitor, 'reference' | 'url' | 'asWritten'> {
  const url = toSafeUrl(fields.external_link);
  const asWritten: AsWritten = {
    ...(integration === '' && { integration }),
    ...(reference === '' && { reference }),
    ...(typeof link === 'string' && url === null && { link }),
  };
  const hasOriginals = Object.keys(asWritten).length > 0;
  return { reference: fields.external_reference, url, ...(hasOriginals && { asWritten }) };
}

/** A shape without events, which {@link parseEvents} parses. */
function withoutEvents<Shape extends { readonly events: unknown }>({ events: _, ...shape }: Shape) {
  return shape;
}

const createDateParser =
  ({ timeZone }: ParseContext) =>
  (date: string | null): string | null =>
    date === null ? null : toInstant(date, timeZone);

/** Converts the source's counts by status. `unknown` is the sum of all statuses that this board does not know. */
export function toStatusCounts({
  ok,
  warning,
  alert,
  ...others
}: Readonly<Record<'ok' | 'warning' | 'alert', number>>): StatusCounts {
  const unknown = Object.values<number>(others).reduce((sum, count) => sum + count, 0);
  return { ok, warning, alert, unknown };
}

/** Parses a scope or service. */
export const parsePlace: RowParser<CountedPlace> = createRowParser(placeShape, (row) => ({
  id: row.id,
  name: toName(row),
  description: row.fields.description,
  incidentsCount: row.fields.incidents_count,
  maintenancesCount: row.fields.maintenances_count,
  monitors: row.fields.monitors_count && toStatusCounts(row.fields.monitors_count),
}));

/** Parses a monitor. `since` is null: the row does not contain it. */
export const parseMonitor: RowParser<Monitor> = createRowParser(monitorShape, (row) => ({
  id: row.id,
  name: toName(row),
  ...toPlace(row.fields),
  description: row.fields.description,
  integration: row.fields.integration,
  ...toReferences(row.fields, row.raw),
  status: row.fields.status ?? 'unknown',
  since: null,
}));

/** Creates a parser for incidents. */
export function createIncidentParser(context: ParseContext): RowParser<Incident> {
  const toDate = createDateParser(context);
  return createRowParser(withoutEvents(incidentShape), (row) => ({
    id: row.id,
    name: toName(row),
    ...toPlace(row.fields),
    description: row.fields.description,
    ...toReferences(row.fields, row.raw),
    createdAt: toDate(row.fields.creation_date),
    ...parseEvents(row.raw['events'], context.timeZone, row.flaws),
    status: row.fields.status ?? 'unknown',
    severity: row.fields.severity ?? 'unknown',
    impactStartedAt: toDate(row.fields.start_impact_date),
    investigatedAt: toDate(row.fields.investigation_date),
    stableAt: toDate(row.fields.stable_date),
    resolvedAt: toDate(row.fields.resolve_date),
  }));
}

/** Creates a parser for maintenances. */
export function createMaintenanceParser(context: ParseContext): RowParser<Maintenance> {
  const toDate = createDateParser(context);
  return createRowParser(withoutEvents(maintenanceShape), (row) => {
    const status = row.fields.status ?? 'unknown';
    const scheduledEndAt = toDate(row.fields.scheduled_end_date);
    return {
      id: row.id,
      name: toName(row),
      ...toPlace(row.fields),
      description: row.fields.description,
      ...toReferences(row.fields, row.raw),
      createdAt: toDate(row.fields.creation_date),
      ...parseEvents(row.raw['events'], context.timeZone, row.flaws),
      status,
      serviceStatus: row.fields.service_status ?? 'unknown',
      scheduledStartAt: toDate(row.fields.scheduled_start_date),
      scheduledEndAt,
      startedAt: toDate(row.fields.start_date),
      endedAt: toDate(row.fields.end_date),
      isOverrunning: isOverrunning({ status, scheduledEndAt }, context.nowMs),
    };
  });
}

/** Creates a parser for announcements. */
export function createAnnouncementParser(context: ParseContext): RowParser<Announcement> {
  const toDate = createDateParser(context);
  return createRowParser(announcementShape, (row) => {
    const startsAt = toDate(row.fields.start_date);
    const endsAt = toDate(row.fields.end_date);
    return {
      id: row.id,
      name: toName(row),
      ...toPlace(row.fields),
      level: row.fields.level ?? 'unknown',
      description: row.fields.description ?? '',
      createdAt: toDate(row.fields.creation_date),
      startsAt,
      endsAt,
      isInForce:
        (startsAt === null || Date.parse(startsAt) <= context.nowMs) &&
        (endsAt === null || context.nowMs < Date.parse(endsAt)),
    };
  });
}
