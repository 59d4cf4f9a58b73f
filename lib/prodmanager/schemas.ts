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

/** An id, as a number or as a text. */
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

// Missing, null and empty texts become null.
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || null);

// ProdManager's format and other ISO formats become a `SourceDate`.
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

/** The fields of a scope or a service. */
export const placeShape = {
  ...row,
  ...described,
  incidents_count: count,
  maintenances_count: count,
  monitors_count: z.looseObject({ ok: count, warning: count, alert: count }),
};

/** A scope; unknown fields are preserved. */
export const scopeSchema: z.ZodType<Scope> = z.looseObject(placeShape);

/** A service; unknown fields are preserved. */
export const serviceSchema: z.ZodType<Service> = z.looseObject(placeShape);

/** The fields of a monitor. */
export const monitorShape = {
  ...row,
  ...described,
  ...placed,
  ...referenced,
  integration: optionalText,
  status: oneOf(MONITOR_STATUSES),
};

/** A monitor; unknown fields are preserved, an unknown status becomes `unknown`. */
export const monitorSchema: z.ZodType<Monitor> = z.looseObject(monitorShape);

/** The fields of an event. */
export const eventShape = {
  type: oneOf(EVENT_TYPES),
  content: z.string(),
  internal: z.boolean(),
  creation_date: date,
};

/** An event. `internal` is required, because it protects confidential content. */
export const eventSchema: z.ZodType<Event> = z.looseObject(eventShape);

/** The fields of an incident. */
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

/** An incident; unknown fields are preserved, an unknown status or severity becomes `unknown`. */
export const incidentSchema: z.ZodType<Incident> = z.looseObject(incidentShape);

/** The fields of a maintenance. */
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

/** A maintenance; unknown fields are preserved, an unknown status or service status becomes `unknown`. */
export const maintenanceSchema: z.ZodType<Maintenance> = z.looseObject(maintenanceShape);

/** The fields of an announcement. */
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

/** An announcement; unknown fields are preserved, an unknown level becomes `unknown`. */
export const announcementSchema: z.ZodType<Announcement> = z.looseObject(announcementShape);

/** A row of any endpoint: any object. */
export const anyRowSchema: z.ZodType<AnyRow> = z.looseObject({});

/** A page of a list, with unvalidated rows. */
export const pageSchema: z.ZodType<{ items: unknown[] }> = z.looseObject({ items: z.array(z.unknown()) });

const optionalNumber = z
  .number()
  .nullish()
  .transform((number) => number ?? null);

/** The claims of a token; unknown claims are preserved. */
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
