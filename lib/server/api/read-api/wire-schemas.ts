import { z } from 'zod';

import {
  ANNOUNCEMENT_LEVELS,
  EVENT_TYPES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from '@/lib/prodmanager/index';

const MARKDOWN = 'Markdown, untrusted: sanitize it before you render it.';
const LINKS = 'Addresses of this and related resources.';

const id = z.int().positive().describe('Unique identifier, assigned by ProdManager.');
const name = (resource: string) => z.string().describe(`Name of the ${resource}.`);
const count = (what: string) => z.int().nonnegative().describe(`Number of ${what}.`);
const placeCount = (what: string) =>
  z.int().nonnegative().nullable().describe(`Number of ${what}, open and closed; null if unknown.`);
const link = (target: string) =>
  z.string().describe(`Address of ${target} in this API; absolute if the board knows its own address.`);
const minute = (meaning: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .nullable()
    .describe(
      `${meaning} On the clock of ProdManager's host, without a zone: see \`timeZone\` of the snapshot. Null if it is not set or could not be read.`,
    );
/** The values that ProdManager documents, and `unknown` for any other. */
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, meaning: string) =>
  z.enum([...words, 'unknown']).describe(`${meaning} \`unknown\` if ProdManager sent any other value.`);

const description = z.string().nullable().describe(MARKDOWN);
const creation_date = minute('When it was created.');
const placeId = (kind: string) =>
  z.int().nonnegative().describe(`ID of the ${kind}; 0 if it could not be read.`);
const place = { scope: placeId('scope'), service: placeId('service') };
const linksOf = (resource: string) => ({
  scope: link('the scope'),
  self: link(`the ${resource}`),
  service: link('the service'),
});
const external = {
  external_link: z
    .string()
    .nullable()
    .describe('Link to another system, untrusted: it may have any scheme. Follow http and https only.'),
  external_reference: z.string().nullable().describe('Identifier in another system.'),
};
const event = z
  .strictObject({
    content: z
      .string()
      .describe(`${MARKDOWN} For the types \`create\` and \`update\`: the changed fields as JSON.`),
    creation_date,
    internal: z.boolean().describe('True for internal events, which only members receive.'),
    type: oneOf(EVENT_TYPES, 'Type of the event.'),
  })
  .describe('A public comment. Members also receive internal comments and recorded changes.');
const notice = {
  creation_date,
  description,
  events: z.array(event).describe('Comments and recorded changes.'),
  ...external,
  id,
};

const placeSchema = (kind: 'scope' | 'service') =>
  z.strictObject({
    description,
    id,
    incidents_count: placeCount('incidents'),
    links: z
      .strictObject({
        incidents: link('its incidents'),
        maintenances: link('its maintenances'),
        monitors: link('its monitors'),
        self: link(`the ${kind}`),
      })
      .describe(LINKS),
    maintenances_count: placeCount('maintenances'),
    monitors_count: z
      .strictObject({
        alert: count('monitors in status alert'),
        ok: count('monitors in status ok'),
        warning: count('monitors in status warning'),
      })
      .describe('Number of monitors by status. Monitors of unknown status are not counted.'),
    name: name(kind),
  });

/** The rows of the read API by resource: the same fields as in ProdManager. */
export const wireSchemas = {
  scope: placeSchema('scope'),
  service: placeSchema('service'),
  monitor: z.strictObject({
    description,
    ...external,
    id,
    integration: z.string().nullable().describe('Name of the system that reports the status.'),
    links: z.strictObject(linksOf('monitor')).describe(LINKS),
    name: name('monitor'),
    ...place,
    status: oneOf(MONITOR_STATUSES, 'Current status.'),
  }),
  incident: z.strictObject({
    ...notice,
    investigation_date: minute('When the investigation started.'),
    links: z.strictObject(linksOf('incident')).describe(LINKS),
    name: name('incident'),
    resolve_date: minute('When it was resolved.'),
    ...place,
    severity: oneOf(INCIDENT_SEVERITIES, 'Severity.'),
    stable_date: minute('When the service was stable again.'),
    start_impact_date: minute('When the impact started.'),
    status: oneOf(INCIDENT_STATUSES, 'Current status.'),
  }),
  maintenance: z.strictObject({
    ...notice,
    end_date: minute('When it actually ended.'),
    links: z
      .strictObject({ calendar: link('its iCalendar file'), ...linksOf('maintenance') })
      .describe(LINKS),
    name: name('maintenance'),
    scheduled_end_date: minute('When it is scheduled to end.'),
    scheduled_start_date: minute('When it is scheduled to start.'),
    ...place,
    service_status: oneOf(SERVICE_STATUSES, 'Expected status of the service during the maintenance.'),
    start_date: minute('When it actually started.'),
    status: oneOf(MAINTENANCE_STATUSES, 'Current status.'),
  }),
  announcement: z.strictObject({
    creation_date,
    description: z.string().describe(MARKDOWN),
    end_date: minute('When it ends.'),
    id,
    level: oneOf(ANNOUNCEMENT_LEVELS, 'Importance.'),
    links: z.strictObject(linksOf('announcement')).describe(LINKS),
    name: name('announcement'),
    ...place,
    start_date: minute('When it starts.'),
  }),
} as const;

/** The body of every error, the same as in ProdManager. */
export const errorSchema = z.strictObject({
  message: z.string().describe('What failed.'),
  reasons: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe('Reasons, by the name of the parameter or resource.'),
});

/** A row of one resource. */
export type WireOf<Name extends keyof typeof wireSchemas> = z.output<(typeof wireSchemas)[Name]>;

/** A row of any resource. */
export type WireRow = WireOf<keyof typeof wireSchemas>;
