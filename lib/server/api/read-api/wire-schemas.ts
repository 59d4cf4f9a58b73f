import 'server-only';

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

const id = z.int().positive();
const count = z.int().nonnegative();
const optionalText = z.string().nullable();
const markdown = 'Markdown as people wrote it: untrusted, render it with care.';
const minute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe(
    "A minute on the wall clock of ProdManager's host, without a zone: see `timeZone` of the snapshot. Null where there is none, or it could not be read.",
  )
  .nullable();
const link = z.string().describe('Where that is on this board: absolute where the board knows its address.');
/** The words that ProdManager defines, and `unknown` for any other that it may say. */
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum([...words, 'unknown']);

const placeId = z.int().nonnegative().describe('0 where it could not be read.');
const placed = { scope: placeId, service: placeId };
const links = { scope: link, self: link, service: link };
const referenced = {
  external_link: optionalText.describe(
    'As people wrote it, of any scheme: untrusted, follow http and https only.',
  ),
  external_reference: optionalText,
};
const described = { description: optionalText.describe(markdown) };
const event = z
  .strictObject({
    content: z.string().describe(markdown),
    creation_date: minute,
    internal: z.boolean().describe('Only whoever is signed in is told of internal events.'),
    type: oneOf(EVENT_TYPES),
  })
  .describe('A public comment; for whoever is signed in, internal ones and recorded changes too.');
const notice = { creation_date: minute, ...described, events: z.array(event), ...referenced, id };

const scope = z.strictObject({
  ...described,
  id,
  incidents_count: count.nullable(),
  links: z.strictObject({ incidents: link, maintenances: link, monitors: link, self: link }),
  maintenances_count: count.nullable(),
  monitors_count: z.strictObject({ alert: count, ok: count, warning: count }),
  name: z.string(),
});

/** What leaves the read API, by kind: ProdManager's own shapes. */
export const wireSchemas = {
  scope,
  service: scope,
  monitor: z.strictObject({
    ...described,
    ...referenced,
    id,
    integration: optionalText,
    links: z.strictObject(links),
    name: z.string(),
    ...placed,
    status: oneOf(MONITOR_STATUSES),
  }),
  incident: z.strictObject({
    ...notice,
    investigation_date: minute,
    links: z.strictObject(links),
    name: z.string(),
    resolve_date: minute,
    ...placed,
    severity: oneOf(INCIDENT_SEVERITIES),
    stable_date: minute,
    start_impact_date: minute,
    status: oneOf(INCIDENT_STATUSES),
  }),
  maintenance: z.strictObject({
    ...notice,
    end_date: minute,
    links: z.strictObject({ calendar: link, ...links }),
    name: z.string(),
    scheduled_end_date: minute,
    scheduled_start_date: minute,
    ...placed,
    service_status: oneOf(SERVICE_STATUSES),
    start_date: minute,
    status: oneOf(MAINTENANCE_STATUSES),
  }),
  announcement: z.strictObject({
    creation_date: minute,
    description: z.string().describe(markdown),
    end_date: minute,
    id,
    level: oneOf(ANNOUNCEMENT_LEVELS),
    links: z.strictObject(links),
    name: z.string(),
    ...placed,
    start_date: minute,
  }),
} as const;

/** What an error says: as ProdManager does, a message with reasons by field. */
export const errorSchema = z.strictObject({
  message: z.string(),
  reasons: z.record(z.string(), z.array(z.string())).optional(),
});

/** The row of one kind. */
export type WireOf<Name extends keyof typeof wireSchemas> = z.output<(typeof wireSchemas)[Name]>;

/** A row of any kind. */
export type WireRow = WireOf<keyof typeof wireSchemas>;
