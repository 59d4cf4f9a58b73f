import 'server-only';

import type * as wire from '@/lib/prodmanager/index';
import { isOverrunning } from '@/lib/status/maintenance';
import { toInstant } from '@/lib/status/source-time';
import type {
  Announcement,
  Comment,
  Incident,
  InternalEvent,
  Maintenance,
  Monitor,
  Scope,
} from '@/lib/status/types';

/** What mapping a row depends on beside the row: the zone of the source's clock, and the present in epoch milliseconds. */
export interface BoardContext {
  readonly timeZone: string;
  readonly nowMs: number;
}

/** A link that may be followed from a page: http or https, or nothing. */
function toSafeUrl(link: string | null): string | null {
  return link !== null && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : null;
}

const isPublic = ({ type, internal }: wire.Event): boolean => type === 'comment' && internal === false;

/** The comments that anyone may read: of all events, those that are comments and say that they are not internal. */
function toPublicComments(events: readonly wire.Event[], { timeZone }: BoardContext): Comment[] {
  return events
    .filter(isPublic)
    .map((event) => ({ at: toInstant(event.creation_date, timeZone), content: event.content }));
}

/** Everything else: what is not plainly public is internal. */
function toInternalEvents(events: readonly wire.Event[], { timeZone }: BoardContext): InternalEvent[] {
  let commentsBefore = 0;
  return events.flatMap((event) => {
    if (isPublic(event)) {
      commentsBefore += 1;
      return [];
    }
    const { type, creation_date: date, content } = event;
    return [{ at: toInstant(date, timeZone), type, content, commentsBefore }];
  });
}

const optionalInstant = (date: string | null, timeZone: string): string | null =>
  date === null ? null : toInstant(date, timeZone);

/** A scope or service of the source as the board knows it. */
export function toScope(row: wire.Scope): Scope {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    incidentsCount: row.incidents_count,
    maintenancesCount: row.maintenances_count,
  };
}

/** A monitor of the source as the board knows it; since when it is so is not in the row. */
export function toMonitor(row: wire.Monitor): Monitor {
  return {
    id: row.id,
    name: row.name,
    scopeId: row.scope,
    serviceId: row.service,
    description: row.description,
    integration: row.integration,
    reference: row.external_reference,
    url: toSafeUrl(row.external_link),
    status: row.status,
    since: null,
  };
}

/** An incident of the source as the board knows it. @throws RangeError for an impossible date. */
export function toIncident(row: wire.Incident, context: BoardContext): Incident {
  const instant = (date: string | null) => optionalInstant(date, context.timeZone);
  return {
    id: row.id,
    name: row.name,
    scopeId: row.scope,
    serviceId: row.service,
    description: row.description,
    reference: row.external_reference,
    url: toSafeUrl(row.external_link),
    createdAt: toInstant(row.creation_date, context.timeZone),
    comments: toPublicComments(row.events, context),
    internalEvents: toInternalEvents(row.events, context),
    status: row.status,
    severity: row.severity,
    impactStartedAt: toInstant(row.start_impact_date, context.timeZone),
    investigatedAt: instant(row.investigation_date),
    stableAt: instant(row.stable_date),
    resolvedAt: instant(row.resolve_date),
  };
}

/** A maintenance of the source as the board knows it. @throws RangeError for an impossible date. */
export function toMaintenance(row: wire.Maintenance, context: BoardContext): Maintenance {
  const instant = (date: string | null) => optionalInstant(date, context.timeZone);
  const scheduledEndAt = toInstant(row.scheduled_end_date, context.timeZone);
  return {
    id: row.id,
    name: row.name,
    scopeId: row.scope,
    serviceId: row.service,
    description: row.description,
    reference: row.external_reference,
    url: toSafeUrl(row.external_link),
    createdAt: toInstant(row.creation_date, context.timeZone),
    comments: toPublicComments(row.events, context),
    internalEvents: toInternalEvents(row.events, context),
    status: row.status,
    serviceStatus: row.service_status,
    scheduledStartAt: toInstant(row.scheduled_start_date, context.timeZone),
    scheduledEndAt,
    startedAt: instant(row.start_date),
    endedAt: instant(row.end_date),
    isOverrunning: isOverrunning({ status: row.status, scheduledEndAt }, context.nowMs),
  };
}

/** An announcement of the source as the board knows it. @throws RangeError for an impossible date. */
export function toAnnouncement(row: wire.Announcement, { timeZone, nowMs }: BoardContext): Announcement {
  const startsAt = toInstant(row.start_date, timeZone);
  const endsAt = toInstant(row.end_date, timeZone);
  return {
    id: row.id,
    name: row.name,
    scopeId: row.scope,
    serviceId: row.service,
    level: row.level,
    description: row.description,
    createdAt: toInstant(row.creation_date, timeZone),
    startsAt,
    endsAt,
    isInForce: Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt),
  };
}
