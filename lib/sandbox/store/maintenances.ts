import { MAINTENANCE_STATUSES } from '../../prodmanager/protocol/vocabulary';
import { recordCreation, recordUpdate } from './events';
import type { MaintenanceRow } from './rows';
import type { Store } from './store';

/** The fields of a new maintenance. */
export type MaintenanceFields = Pick<
  MaintenanceRow,
  | 'name'
  | 'description'
  | 'external_reference'
  | 'external_link'
  | 'service_status'
  | 'scope'
  | 'service'
  | 'scheduled_start_date'
  | 'scheduled_end_date'
>;

/** The fields of an update: all of them, null where the form left one out. */
export type MaintenanceUpdate = Omit<MaintenanceRow, 'id' | 'creation_date'>;

/** Creates a maintenance with the status `scheduled` and its `create` event. */
export function createMaintenance(store: Store, fields: MaintenanceFields): MaintenanceRow {
  const row = store.maintenance.insert((id) => ({
    ...fields,
    id,
    status: 'scheduled',
    creation_date: store.now,
    start_date: null,
    end_date: null,
  }));
  recordCreation(store, 'maintenance', row, {
    name: row.name,
    description: row.description,
    external_reference: row.external_reference,
    external_link: row.external_link,
    status: row.status,
    scope: row.scope,
    service: row.service,
    service_status: row.service_status,
    creation_date: row.creation_date,
    scheduled_start_date: row.scheduled_start_date,
    scheduled_end_date: row.scheduled_end_date,
    start_date: row.start_date,
    end_date: row.end_date,
  });
  return row;
}

/**
 * Replaces every field of a maintenance. A missing start date is set to now by `in-progress`, a missing end date by
 * `succeed` and `failed`; dates of later statuses are cleared.
 */
export function updateMaintenance(
  store: Store,
  before: MaintenanceRow,
  fields: MaintenanceUpdate,
): MaintenanceRow {
  const after: MaintenanceRow = {
    ...before,
    ...fields,
    start_date: startDate(store, fields),
    end_date: endDate(store, fields),
  };
  store.maintenance.replace(after);
  recordUpdate(store, 'maintenance', before, after);
  return after;
}

const isBefore = (status: MaintenanceRow['status'], other: MaintenanceRow['status']): boolean =>
  MAINTENANCE_STATUSES.indexOf(status) < MAINTENANCE_STATUSES.indexOf(other);

function startDate(store: Store, { status, start_date }: MaintenanceUpdate): string | null {
  if (isBefore(status, 'in-progress')) return null;
  return status === 'in-progress' ? (start_date ?? store.now) : start_date;
}

function endDate(store: Store, { status, end_date }: MaintenanceUpdate): string | null {
  if (isBefore(status, 'succeed')) return null;
  return status === 'canceled' ? end_date : (end_date ?? store.now);
}
