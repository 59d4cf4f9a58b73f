import type {
  Comment,
  Incident,
  IncidentSeverity,
  IncidentStatus,
  Maintenance,
  MaintenanceStatus,
} from '@/lib/status/model/types';

import { PAGE_ID, placeIdOf } from './components';
import type { Component, StatuspageIncident, StatuspageMaintenance } from './schemas';

/** What notices are made with. */
export interface NoticeContext {
  /** The address of the board, without a slash at its end. */
  readonly url: string;
  readonly components: readonly Component[];
  /** When the data was read, an ISO instant: the date of what has none. */
  readonly readAt: string;
  /** Markdown as plain text. */
  readonly toText: (markdown: string) => string;
}

type WireIncidentStatus = StatuspageIncident['status'];
type WireMaintenanceStatus = StatuspageMaintenance['status'];

const INCIDENT_STATUS: Readonly<Record<IncidentStatus, WireIncidentStatus>> = {
  active: 'investigating',
  investigating: 'investigating',
  stable: 'monitoring',
  resolved: 'resolved',
  unknown: 'investigating',
};
const IMPACT: Readonly<Record<IncidentSeverity, StatuspageIncident['impact']>> = {
  critical: 'critical',
  high: 'major',
  moderate: 'minor',
  low: 'minor',
  minor: 'minor',
  unknown: 'minor',
};
const MAINTENANCE_STATUS: Readonly<Record<MaintenanceStatus, WireMaintenanceStatus>> = {
  scheduled: 'scheduled',
  'in-progress': 'in_progress',
  succeed: 'completed',
  failed: 'completed',
  canceled: 'completed',
  unknown: 'scheduled',
};
const ENDED: Readonly<Partial<Record<MaintenanceStatus, string>>> = {
  succeed: 'Maintenance completed.',
  failed: 'Maintenance failed.',
  canceled: 'Maintenance canceled.',
};

interface Step<Status> {
  readonly key: string;
  readonly at: string;
  readonly status: Status;
  readonly body: string;
}

const toIso = (at: string): string => new Date(at).toISOString();
const orNull = (at: string | null): string | null => at && toIso(at);
const latestOf = (instants: readonly (string | null)[], fallback: string): string =>
  instants
    .flatMap((at) => (at === null ? [] : [toIso(at)]))
    .toSorted()
    .at(-1) ?? fallback;

/** Status changes and public comments, newest first. A comment has the status of its time. */
function toUpdates<Status>(
  incidentId: string,
  steps: readonly Step<Status>[],
  comments: readonly Comment[],
  first: Status,
  context: NoticeContext,
) {
  const statusAt = (at: string): Status =>
    steps.findLast((step) => Date.parse(step.at) <= Date.parse(at))?.status ?? first;
  const posted = comments.map(({ at, content }, index): Step<Status> => {
    const shownAt = at ?? steps[0]?.at ?? context.readAt;
    // Counted from the oldest, so that a new comment changes no id.
    const key = `comment-${comments.length - index}`;
    return { key, at: shownAt, status: statusAt(shownAt), body: context.toText(content) };
  });
  return [...posted, ...steps.toReversed()]
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ key, at, status, body }) => ({
      id: `${incidentId}-${key}`,
      status,
      body,
      incident_id: incidentId,
      created_at: toIso(at),
      updated_at: toIso(at),
      display_at: toIso(at),
      affected_components: null,
      deliver_notifications: false,
      custom_tweet: null,
      tweet_id: null,
    }));
}

function stepOf<Status>(
  key: string,
  at: string | null,
  status: Status,
  body: string,
): readonly Step<Status>[] {
  return at === null ? [] : [{ key, at, status, body }];
}

const noticeOf = (
  kind: 'incident' | 'maintenance',
  item: Incident | Maintenance,
  context: NoticeContext,
) => ({
  id: `${kind}-${item.id}`,
  name: item.name,
  shortlink: `${context.url}/${kind}s/${item.id}`,
  page_id: PAGE_ID,
  components: context.components.filter(({ id }) => id === placeIdOf(item)),
});

/** An incident in Statuspage's format. */
export function toStatuspageIncident(item: Incident, context: NoticeContext): StatuspageIncident {
  const { status, severity, createdAt, impactStartedAt, investigatedAt, stableAt, resolvedAt, comments } =
    item;
  const notice = noticeOf('incident', item, context);
  const started = impactStartedAt ?? createdAt ?? context.readAt;
  const steps: readonly Step<WireIncidentStatus>[] = [
    ...stepOf('started', started, 'investigating' as const, 'The impact started.'),
    ...stepOf(
      'investigating',
      investigatedAt,
      'investigating' as const,
      'The incident is being investigated.',
    ),
    ...stepOf('stable', stableAt, 'monitoring' as const, 'The service is stable.'),
    ...stepOf('resolved', resolvedAt, 'resolved' as const, 'The incident is resolved.'),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const dates = [createdAt, started, investigatedAt, stableAt, resolvedAt, ...comments.map(({ at }) => at)];
  return {
    ...notice,
    status: INCIDENT_STATUS[status],
    created_at: toIso(createdAt ?? started),
    updated_at: latestOf(dates, context.readAt),
    monitoring_at: orNull(stableAt),
    resolved_at: orNull(resolvedAt),
    impact: IMPACT[severity],
    started_at: toIso(started),
    incident_updates: toUpdates(notice.id, steps, comments, 'investigating', context),
  };
}

/** A maintenance in Statuspage's format. Failed and canceled ones are `completed`; their last update says which. */
export function toStatuspageMaintenance(item: Maintenance, context: NoticeContext): StatuspageMaintenance {
  const { status, createdAt, scheduledStartAt, scheduledEndAt, startedAt, endedAt, comments } = item;
  const notice = noticeOf('maintenance', item, context);
  const scheduled = scheduledStartAt ?? startedAt ?? createdAt ?? context.readAt;
  const created = createdAt ?? scheduled;
  const ended = ENDED[status];
  const steps: readonly Step<WireMaintenanceStatus>[] = [
    ...stepOf('scheduled', created, 'scheduled' as const, 'Maintenance scheduled.'),
    ...stepOf('started', startedAt, 'in_progress' as const, 'Maintenance started.'),
    ...(ended === undefined
      ? []
      : stepOf('ended', endedAt ?? startedAt ?? created, 'completed' as const, ended)),
  ];
  return {
    ...notice,
    status: MAINTENANCE_STATUS[status],
    created_at: toIso(created),
    updated_at: latestOf([created, startedAt, endedAt, ...comments.map(({ at }) => at)], context.readAt),
    monitoring_at: null,
    resolved_at: orNull(endedAt),
    impact: 'maintenance',
    started_at: toIso(startedAt ?? scheduled),
    incident_updates: toUpdates(notice.id, steps, comments, 'scheduled', context),
    scheduled_for: toIso(scheduled),
    scheduled_until: toIso(scheduledEndAt ?? scheduled),
  };
}
