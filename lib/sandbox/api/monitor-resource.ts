import { MONITOR_STATUSES, type MonitorRow } from '../store/rows';
import type { Store } from '../store/store';
import { oneOf, optionalLink, optionalText, reference, text } from './fields';
import { byId, byText, byWord } from './filters';
import { readForm } from './read-form';
import { getOrRefuse, type Resource } from './resource';
import { monitorToWire } from './wire';

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
    filters: {
      status: byWord((row) => row.status, MONITOR_STATUSES),
      scope: byId((row) => row.scope),
      service: byId((row) => row.service),
      integration: byText((row) => row.integration),
    },
    weather: { read: (row) => row.status, words: MONITOR_STATUSES },
    toWire: (row, { base }) => monitorToWire(row, base),
    create: (input) => {
      const fields = readForm(form, input, 'Monitor creation failed');
      return table.insert((id) => ({ ...fields, id, status: 'ok' }));
    },
    update: (id, input) => {
      const fields = readForm({ ...form, status: oneOf(MONITOR_STATUSES) }, input, 'Monitor update failed');
      getOrRefuse({ name: 'monitor', table }, id, 'update');
      table.replace({ ...fields, id });
    },
    remove: ({ id }) => table.delete(id),
  };
}
