import 'server-only';

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

/** What reading a row depends on beside the row: the zone of the source's clock, and the present in epoch milliseconds. */
export interface ParseContext {
  readonly timeZone: string;
  readonly nowMs: number;
}

/** A scope or service with what the source counts in it; null where that could not be read. */
export interface CountedPlace extends Scope {
  readonly monitors: StatusCounts | null;
}

/** A link that may be followed from a page: http or https, or nothing. */
function toSafeUrl(link: string | null): string | null {
  return link !== null && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : null;
}

type Raw = Readonly<Record<string, unknown>>;

/** The reference and the link of a row, and what was written where they, or its integration, are null. */
function readReferences(
  fields: Readonly<Record<'external_reference' | 'external_link', string | null>>,
  { integration, external_reference: reference, external_link: link }: Raw,
): Pick<Monitor, 'reference' | 'url' | 'asWritten'> {
  const url = toSafeUrl(fields.external_link);
  const asWritten: AsWritten = {
    ...(integration === '' && { integration }),
    ...(reference === '' && { reference }),
    ...(typeof link === 'string' && url === null && { link }),
  };
  const isKept = Object.keys(asWritten).length > 0;
  return { reference: fields.external_reference, url, ...(isKept && { asWritten }) };
}

/** What only its own reading makes of the events of a row. */
function withoutEvents<Shape extends { readonly events: unknown }>({ events: _, ...shape }: Shape) {
  return shape;
}

const createDates =
  ({ timeZone }: ParseContext) =>
  (date: string | null): string | null =>
    date === null ? null : toInstant(date, timeZone);

/** Counts of the source by status; `unknown` is every word that this board does not know. */
export function toStatusCounts({
  ok,
  warning,
  alert,
  ...others
}: Readonly<Record<'ok' | 'warning' | 'alert', number>>): StatusCounts {
  const unknown = Object.values<number>(others).reduce((sum, count) => sum + count, 0);
  return { ok, warning, alert, unknown };
}

/** Reads a scope or service. */
export const parsePlace: RowParser<CountedPlace> = createRowParser(placeShape, (row) => ({
  id: row.id,
  name: toName(row),
  description: row.fields.description,
  incidentsCount: row.fields.incidents_count,
  maintenancesCount: row.fields.maintenances_count,
  monitors: row.fields.monitors_count && toStatusCounts(row.fields.monitors_count),
}));

/** Reads a monitor; since when it is so is not in the row. */
export const parseMonitor: RowParser<Monitor> = createRowParser(monitorShape, (row) => ({
  id: row.id,
  name: toName(row),
  ...toPlace(row.fields),
  description: row.fields.description,
  integration: row.fields.integration,
  ...readReferences(row.fields, row.raw),
  status: row.fields.status ?? 'unknown',
  since: null,
}));

/** Makes what reads an incident. */
export function createIncidentParser(context: ParseContext): RowParser<Incident> {
  const instant = createDates(context);
  return createRowParser(withoutEvents(incidentShape), (row) => ({
    id: row.id,
    name: toName(row),
    ...toPlace(row.fields),
    description: row.fields.description,
    ...readReferences(row.fields, row.raw),
    createdAt: instant(row.fields.creation_date),
    ...parseEvents(row.raw['events'], context.timeZone, row.flaws),
    status: row.fields.status ?? 'unknown',
    severity: row.fields.severity ?? 'unknown',
    impactStartedAt: instant(row.fields.start_impact_date),
    investigatedAt: instant(row.fields.investigation_date),
    stableAt: instant(row.fields.stable_date),
    resolvedAt: instant(row.fields.resolve_date),
  }));
}

/** Makes what reads a maintenance. */
export function createMaintenanceParser(context: ParseContext): RowParser<Maintenance> {
  const instant = createDates(context);
  return createRowParser(withoutEvents(maintenanceShape), (row) => {
    const status = row.fields.status ?? 'unknown';
    const scheduledEndAt = instant(row.fields.scheduled_end_date);
    return {
      id: row.id,
      name: toName(row),
      ...toPlace(row.fields),
      description: row.fields.description,
      ...readReferences(row.fields, row.raw),
      createdAt: instant(row.fields.creation_date),
      ...parseEvents(row.raw['events'], context.timeZone, row.flaws),
      status,
      serviceStatus: row.fields.service_status ?? 'unknown',
      scheduledStartAt: instant(row.fields.scheduled_start_date),
      scheduledEndAt,
      startedAt: instant(row.fields.start_date),
      endedAt: instant(row.fields.end_date),
      isOverrunning: isOverrunning({ status, scheduledEndAt }, context.nowMs),
    };
  });
}

/** Makes what reads an announcement. */
export function createAnnouncementParser(context: ParseContext): RowParser<Announcement> {
  const instant = createDates(context);
  return createRowParser(announcementShape, (row) => {
    const startsAt = instant(row.fields.start_date);
    const endsAt = instant(row.fields.end_date);
    return {
      id: row.id,
      name: toName(row),
      ...toPlace(row.fields),
      level: row.fields.level ?? 'unknown',
      description: row.fields.description ?? '',
      createdAt: instant(row.fields.creation_date),
      startsAt,
      endsAt,
      isInForce:
        (startsAt === null || Date.parse(startsAt) <= context.nowMs) &&
        (endsAt === null || context.nowMs < Date.parse(endsAt)),
    };
  });
}
