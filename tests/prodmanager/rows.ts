/** A scope row as the API returns it. */
export const scopeRow = (id: number, fields: object = {}) => ({
  id,
  name: `scope ${id}`,
  description: null,
  incidents_count: 0,
  maintenances_count: 0,
  monitors_count: { ok: 1, warning: 0, alert: 0 },
  links: { self: `http://inner.example/api/scope/${id}` },
  ...fields,
});

/** A monitor row as the API returns it. */
export const monitorRow = (id: number, fields: object = {}) => ({
  id,
  name: `monitor ${id}`,
  description: null,
  scope: 1,
  service: 2,
  integration: null,
  external_reference: null,
  external_link: null,
  status: 'ok',
  links: { self: `http://inner.example/api/monitor/${id}` },
  ...fields,
});

/** An incident row as the API returns it. */
export const incidentRow = (id: number, fields: object = {}) => ({
  id,
  name: `incident ${id}`,
  description: '**bold**',
  scope: 1,
  service: 2,
  external_reference: 'INC-1',
  external_link: null,
  status: 'active',
  severity: 'high',
  creation_date: '2026-03-02T08:12',
  start_impact_date: '2026-03-02T08:10',
  investigation_date: null,
  stable_date: null,
  resolve_date: null,
  events: [{ type: 'comment', content: 'hi', internal: true, creation_date: '2026-03-02T08:13' }],
  links: {},
  ...fields,
});

/** A maintenance row as the API returns it. */
export const maintenanceRow = (id: number, fields: object = {}) => ({
  id,
  name: `maintenance ${id}`,
  description: null,
  scope: 1,
  service: 2,
  external_reference: null,
  external_link: null,
  status: 'scheduled',
  service_status: 'degraded',
  creation_date: '2026-03-02T08:12',
  scheduled_start_date: '2026-03-05T01:00',
  scheduled_end_date: '2026-03-05T03:00',
  start_date: null,
  end_date: null,
  events: [],
  links: {},
  ...fields,
});

/** An announcement row as the API returns it. */
export const announcementRow = (id: number, fields: object = {}) => ({
  id,
  name: `announcement ${id}`,
  description: 'Plan ahead',
  scope: 1,
  service: 2,
  level: 'high',
  creation_date: '2026-03-02T08:12',
  start_date: '2026-03-01T00:00',
  end_date: '2026-03-31T00:00',
  links: {},
  ...fields,
});
