import { z } from 'zod';

import {
  ANNOUNCEMENT_LEVELS,
  EVENT_TYPES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from './protocol/vocabulary.ts';
import { readSourceDate } from './source-date.ts';
import type {
  Announcement,
  AnyRow,
  Event,
  Incident,
  Maintenance,
  Monitor,
  Scope,
  Service,
  TokenClaims,
} from './wire-types.ts';

/** Reads an id, also one that is sent as a text. */
export const idSchema: z.ZodType<number> = z
  .union([
    z.int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().positive());
const count = z.int().nonnegative();

/** An absent text is missing, null or empty on the wire, and null here. */
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || null);

/** Reads a date as ProdManager writes it, and as other writers of ISO dates do; see `SourceDate` for what it becomes. */
const date = z.string().transform((text, context): string => {
  const read = readSourceDate(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'expected a date like 2026-03-02T08:10' });
  return z.NEVER;
});
const optionalDate = z
  .preprocess((value) => (value === '' ? null : value), date.nullish())
  .transform((value) => value ?? null);

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z
    .string()
    .transform((word): Values[number] | 'unknown' => values.find((value) => value === word) ?? 'unknown');

const row = { id: idSchema, name: z.string(), links: z.record(z.string(), z.string()).catch({}) };
const described = { description: optionalText };
const placed = { scope: idSchema, service: idSchema };
const referenced = { external_reference: optionalText, external_link: optionalText };

/** Reads the fields of a scope or a service one by one. */
export const placeShape = {
  ...row,
  ...described,
  incidents_count: count,
  maintenances_count: count,
  monitors_count: z.looseObject({ ok: count, warning: count, alert: count }),
};

/** Reads one scope; unknown fields pass. */
export const scopeSchema: z.ZodType<Scope> = z.looseObject(placeShape);

/** Reads one service; unknown fields pass. */
export const serviceSchema: z.ZodType<Service> = z.looseObject(placeShape);

/** Reads the fields of a monitor one by one. */
export const monitorShape = {
  ...row,
  ...described,
  ...placed,
  ...referenced,
  integration: optionalText,
  status: oneOf(MONITOR_STATUSES),
};

/** Reads one monitor; unknown fields pass, an unknown status is `unknown`. */
export const monitorSchema: z.ZodType<Monitor> = z.looseObject(monitorShape);

/** Reads the fields of an event one by one. */
export const eventShape = {
  type: oneOf(EVENT_TYPES),
  content: z.string(),
  internal: z.boolean(),
  creation_date: date,
};

/** Reads one event; `internal` must be said, since a secret hangs on it. */
export const eventSchema: z.ZodType<Event> = z.looseObject(eventShape);

/** Reads the fields of an incident one by one. */
export const incidentShape = {
  ...row,
  ...described,
  ...placed,
  ...referenced,
  status: oneOf(INCIDENT_STATUSES),
  severity: oneOf(INCIDENT_SEVERITIES),
  creation_date: date,
  start_impact_date: date,
  investigation_date: optionalDate,
  stable_date: optionalDate,
  resolve_date: optionalDate,
  events: z.array(eventSchema),
};

/** Reads one incident; unknown fields pass, an unknown status or severity is `unknown`. */
export const incidentSchema: z.ZodType<Incident> = z.looseObject(incidentShape);

/** Reads the fields of a maintenance one by one. */
export const maintenanceShape = {
  ...row,
  ...described,
  ...placed,
  ...referenced,
  status: oneOf(MAINTENANCE_STATUSES),
  service_status: oneOf(SERVICE_STATUSES),
  creation_date: date,
  scheduled_start_date: date,
  scheduled_end_date: date,
  start_date: optionalDate,
  end_date: optionalDate,
  events: z.array(eventSchema),
};

/** Reads one maintenance; unknown fields pass, an unknown status or service status is `unknown`. */
export const maintenanceSchema: z.ZodType<Maintenance> = z.looseObject(maintenanceShape);

/** Reads the fields of an announcement one by one. */
export const announcementShape = {
  ...row,
  ...placed,
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  level: oneOf(ANNOUNCEMENT_LEVELS),
  creation_date: date,
  start_date: date,
  end_date: date,
};

/** Reads one announcement; unknown fields pass, an unknown level is `unknown`. */
export const announcementSchema: z.ZodType<Announcement> = z.looseObject(announcementShape);

/** Reads a row of any endpoint: an object, with whatever it holds. */
export const anyRowSchema: z.ZodType<AnyRow> = z.looseObject({});

/** Reads a page of a list, its rows not yet looked at. */
export const pageSchema: z.ZodType<{ items: unknown[] }> = z.looseObject({ items: z.array(z.unknown()) });

const optionalNumber = z
  .number()
  .nullish()
  .transform((number) => number ?? null);

/** Reads the claims of a token; unknown claims pass. */
export const claimsSchema: z.ZodType<TokenClaims & AnyRow> = z.looseObject({
  iss: optionalText,
  aud: optionalText,
  sub: optionalText,
  jti: optionalText,
  version: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((version) => version ?? null),
  exp: optionalNumber,
  nbf: optionalNumber,
  iat: optionalNumber,
  permissions: z.array(z.string()),
});
