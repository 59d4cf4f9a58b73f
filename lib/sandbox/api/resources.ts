import { titleOf } from '../../prodmanager/protocol/resources';
import { ApiError, ERROR_MESSAGES } from '../../prodmanager/protocol/responses';
import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from '../../prodmanager/protocol/vocabulary';
import { createIncident, updateIncident } from '../store/incidents';
import { createMaintenance, updateMaintenance } from '../store/maintenances';
import { createPlaceCounter } from '../store/place-counts';
import { toPythonDictionary } from '../store/python-text';
import type { AnnouncementRow, IncidentRow, MaintenanceRow, MonitorRow, PlaceRow } from '../store/rows';
import type { Store } from '../store/store';
import { date, oneOf, optionalDate, optionalLink, optionalText, reference, text } from './fields';
import { type FormInput, readForm } from './forms';
import { getOrThrow, type Resource } from './resource';
import { announcementToWire, incidentToWire, maintenanceToWire, monitorToWire, placeToWire } from './wire';

/** The resource `scope` or `service`: names are unique, and a row in use cannot be deleted. */
export function placeResource(store: Store, name: 'scope' | 'service'): Resource<PlaceRow> {
  const table = store[name];
  const countsOf = createPlaceCounter(store, name);
  const form = { name: text(3), description: optionalText };

  const read = (input: FormInput, message: string, ownId: number | null) => {
    const fields = readForm(form, input, message);
    if (ownId !== null) getOrThrow({ name, table }, ownId, 'update');
    for (const row of table.values()) {
      if (row.id === ownId || row.name !== fields.name) continue;
      const attributes = toPythonDictionary({ name: fields.name, description: fields.description });
      throw new ApiError(409, {
        message,
        reasons: { [name]: [`Conflict on resource with attributes : ${attributes}`] },
      });
    }
    return fields;
  };

  return {
    name,
    table,
    toWire: (row, { base }) => placeToWire(row, name, countsOf(row.id), base),
    create: (input) => {
      const fields = read(input, `${titleOf(name)} creation failed`, null);
      return table.insert((id) => ({ ...fields, id }));
    },
    update: (id, input) => {
      const fields = read(input, `${titleOf(name)} update failed`, id);
      table.replace({ ...fields, id });
    },
    remove: ({ id }) => {
      const { monitors, incidents, maintenances, announcements } = countsOf(id);
      if (monitors.ok + monitors.warning + monitors.alert + incidents + maintenances + announcements > 0) {
        throw new ApiError(403, {
          message: `${titleOf(name)} deletion failed`,
          reasons: { [name]: ['This resource is a dependency from other resources'] },
        });
      }
      table.delete(id);
    },
  };
}

/** The resource `monitor`. */
export function monitorResource(store: Store): Resource<MonitorRow> {
  const { monitor: table } = store;
  const form = {
    name: text(4),
    description: optionalText,
    scope: reference(store.scope),
    service: reference(store.service),
    integration: optionalText,
    external_reference: optionalText,
    external_link: optionalLink,
  };
  return {
    name: 'monitor',
    table,
    toWire: (row, { base }) => monitorToWire(row, base),
    create: (input) => {
      const fields = readForm(form, input, 'Monitor creation failed');
      return table.insert((id) => ({ ...fields, id, status: 'ok' }));
    },
    update: (id, input) => {
      const fields = readForm({ ...form, status: oneOf(MONITOR_STATUSES) }, input, 'Monitor update failed');
      getOrThrow({ name: 'monitor', table }, id, 'update');
      table.replace({ ...fields, id });
    },
    remove: ({ id }) => table.delete(id),
  };
}

// What the forms of incidents and maintenances share.
const itemForm = (store: Store) => ({
  name: text(4),
  description: optionalText,
  external_reference: optionalText,
  external_link: optionalLink,
  scope: reference(store.scope),
  service: reference(store.service),
});

/** The resource `incident`. */
export function incidentResource(store: Store): Resource<IncidentRow> {
  const { incident: table } = store;
  const createForm = () => ({
    ...itemForm(store),
    severity: oneOf(INCIDENT_SEVERITIES),
    start_impact_date: date(store.now),
  });
  const updateForm = () => ({
    ...createForm(),
    status: oneOf(INCIDENT_STATUSES),
    investigation_date: optionalDate,
    stable_date: optionalDate,
    resolve_date: optionalDate,
  });
  return {
    name: 'incident',
    table,
    toWire: (row, { base, showsEvents }) =>
      incidentToWire(row, showsEvents ? store.events('incident', row.id) : [], base),
    create: (input) => createIncident(store, readForm(createForm(), input, 'Incident creation failed')),
    update: (id, input) => {
      const fields = readForm(updateForm(), input, 'Incident update failed');
      updateIncident(store, getOrThrow({ name: 'incident', table }, id, 'update'), fields);
    },
    remove: ({ id }) => store.deleteWithEvents('incident', id),
  };
}

/** The resource `maintenance`. */
export function maintenanceResource(store: Store): Resource<MaintenanceRow> {
  const { maintenance: table } = store;
  const createForm = () => ({
    ...itemForm(store),
    service_status: oneOf(SERVICE_STATUSES),
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
    toWire: (row, { base, showsEvents }) =>
      maintenanceToWire(row, showsEvents ? store.events('maintenance', row.id) : [], base),
    create: (input) => createMaintenance(store, readForm(createForm(), input, 'Maintenance creation failed')),
    update: (id, input) => {
      const fields = readForm(updateForm(), input, 'Maintenance update failed');
      updateMaintenance(store, getOrThrow({ name: 'maintenance', table }, id, 'update'), fields);
    },
    remove: ({ id }) => store.deleteWithEvents('maintenance', id),
  };
}

/** The resource `announcement`. */
export function announcementResource(store: Store): Resource<AnnouncementRow> {
  const { announcement: table } = store;
  const read = (input: FormInput, message: string) => {
    const form = {
      name: text(4),
      description: optionalText,
      level: oneOf(ANNOUNCEMENT_LEVELS),
      scope: reference(store.scope),
      service: reference(store.service),
      start_date: date(store.now),
      end_date: date(store.now),
    };
    return readForm(form, input, message);
  };
  // ProdManager's form accepts a missing description, its database does not: the response is a bare 500.
  const withDescription = <T extends { description: string | null }>({ description, ...fields }: T) => {
    if (description === null) throw new ApiError(500, ERROR_MESSAGES.internal);
    return { ...fields, description };
  };
  return {
    name: 'announcement',
    table,
    toWire: (row, { base }) => announcementToWire(row, base),
    create: (input) => {
      const fields = withDescription(read(input, 'Announcement creation failed'));
      return table.insert((id) => ({ ...fields, id, creation_date: store.now }));
    },
    update: (id, input) => {
      const sent = read(input, 'Announcement update failed');
      const known = getOrThrow({ name: 'announcement', table }, id, 'update');
      table.replace({ ...known, ...withDescription(sent) });
    },
    remove: ({ id }) => table.delete(id),
  };
}
