import { INCIDENT_STATUSES } from '../../prodmanager/protocol/vocabulary';
import { recordCreation, recordUpdate } from './events';
import type { IncidentRow } from './rows';
import type { Store } from './store';

/** The fields of a new incident. */
export type IncidentFields = Pick<
  IncidentRow,
  | 'name'
  | 'description'
  | 'external_reference'
  | 'external_link'
  | 'severity'
  | 'scope'
  | 'service'
  | 'start_impact_date'
>;

/** The fields of an update: all of them, null where the form left one out. */
export type IncidentUpdate = Omit<IncidentRow, 'id' | 'creation_date'>;

/** Creates an incident with the status `active` and its `create` event. */
export function createIncident(store: Store, fields: IncidentFields): IncidentRow {
  const row = store.incident.insert((id) => ({
    ...fields,
    id,
    status: 'active',
    creation_date: store.now,
    investigation_date: null,
    stable_date: null,
    resolve_date: null,
  }));
  recordCreation(store, 'incident', row, {
    name: row.name,
    description: row.description,
    external_reference: row.external_reference,
    external_link: row.external_link,
    status: row.status,
    severity: row.severity,
    scope: row.scope,
    service: row.service,
    creation_date: row.creation_date,
    start_impact_date: row.start_impact_date,
    investigation_date: row.investigation_date,
    stable_date: row.stable_date,
    resolve_date: row.resolve_date,
  });
  return row;
}

const MILESTONES = [
  ['investigating', 'investigation_date'],
  ['stable', 'stable_date'],
  ['resolved', 'resolve_date'],
] as const;

/**
 * Replaces every field of an incident. A status that is reached without a date gets the current minute; dates of later
 * statuses are cleared.
 */
export function updateIncident(store: Store, before: IncidentRow, fields: IncidentUpdate): IncidentRow {
  const dates: Partial<Record<(typeof MILESTONES)[number][1], string | null>> = {};
  for (const [status, date] of MILESTONES) {
    if (fields.status === status) dates[date] = fields[date] ?? store.now;
    else if (INCIDENT_STATUSES.indexOf(fields.status) < INCIDENT_STATUSES.indexOf(status)) dates[date] = null;
  }
  const after: IncidentRow = { ...before, ...fields, ...dates };
  store.incident.replace(after);
  recordUpdate(store, 'incident', before, after);
  return after;
}
