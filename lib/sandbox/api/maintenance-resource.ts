import { createMaintenance, updateMaintenance } from '../store/maintenances';
import { MAINTENANCE_STATUSES, SERVICE_STATUSES, type MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';
import { date, oneOf, optionalDate, optionalLink, optionalText, reference, text } from './fields';
import { after, before, byId, byText, byWord } from './filters';
import { readForm } from './read-form';
import { getOrRefuse, type Resource } from './resource';
import { maintenanceToWire } from './wire';

/** The resource `maintenance`. */
export function maintenanceResource(store: Store): Resource<MaintenanceRow> {
  const { maintenance: table } = store;
  const createForm = () => ({
    name: text(4),
    description: optionalText,
    external_reference: optionalText,
    external_link: optionalLink,
    service_status: oneOf(SERVICE_STATUSES),
    scope: reference(store.scope),
    service: reference(store.service),
    scheduled_start_date: date(store.now),
    scheduled_end_date: date(store.now),
  });
  const updateForm = () => ({
    ...createForm(),
    status: oneOf(MAINTENANCE_STATUSES),
    start_date: optionalDate,
    end_date: optionalDate,
  });
  return {
    name: 'maintenance',
    table,
    filters: {
      status: byWord((row) => row.status, MAINTENANCE_STATUSES),
      service_status: byWord((row) => row.service_status, SERVICE_STATUSES),
      scope: byId((row) => row.scope),
      service: byId((row) => row.service),
      external_reference: byText((row) => row.external_reference),
      start_before: before((row) => row.scheduled_start_date),
      start_after: after((row) => row.scheduled_start_date),
      end_before: before((row) => row.scheduled_end_date),
      end_after: after((row) => row.scheduled_end_date),
    },
    weather: { read: (row) => row.status, words: MAINTENANCE_STATUSES },
    toWire: (row, { base, showsEvents }) =>
      maintenanceToWire(row, showsEvents ? store.events('maintenance', row.id) : [], base),
    create: (input) => createMaintenance(store, readForm(createForm(), input, 'Maintenance creation failed')),
    update: (id, input) => {
      const fields = readForm(updateForm(), input, 'Maintenance update failed');
      updateMaintenance(store, getOrRefuse({ name: 'maintenance', table }, id, 'update'), fields);
    },
    remove: ({ id }) => store.deleteWithEvents('maintenance', id),
  };
}
