import { createIncident, updateIncident } from '../store/incidents';
import { INCIDENT_SEVERITIES, INCIDENT_STATUSES, type IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { date, oneOf, optionalDate, optionalLink, optionalText, reference, text } from './fields';
import { after, before, byId, byText, byWord } from './filters';
import { readForm } from './read-form';
import { getOrRefuse, type Resource } from './resource';
import { incidentToWire } from './wire';

/** The resource `incident`. */
export function incidentResource(store: Store): Resource<IncidentRow> {
  const { incident: table } = store;
  const createForm = () => ({
    name: text(4),
    description: optionalText,
    external_reference: optionalText,
    external_link: optionalLink,
    severity: oneOf(INCIDENT_SEVERITIES),
    scope: reference(store.scope),
    service: reference(store.service),
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
    filters: {
      status: byWord((row) => row.status, INCIDENT_STATUSES),
      severity: byWord((row) => row.severity, INCIDENT_SEVERITIES),
      scope: byId((row) => row.scope),
      service: byId((row) => row.service),
      external_reference: byText((row) => row.external_reference),
      impact_before: before((row) => row.start_impact_date),
      impact_after: after((row) => row.start_impact_date),
    },
    weather: { read: (row) => row.status, words: INCIDENT_STATUSES },
    toWire: (row, { base, showsEvents }) =>
      incidentToWire(row, showsEvents ? store.events('incident', row.id) : [], base),
    create: (input) => createIncident(store, readForm(createForm(), input, 'Incident creation failed')),
    update: (id, input) => {
      const fields = readForm(updateForm(), input, 'Incident update failed');
      updateIncident(store, getOrRefuse({ name: 'incident', table }, id, 'update'), fields);
    },
    remove: ({ id }) => store.deleteWithEvents('incident', id),
  };
}
