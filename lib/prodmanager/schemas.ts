import { z } from 'zod';

import {
  ANNOUNCEMENT_LEVELS,
  EVENT_TYPES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from './vocabulary.ts';
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

const id = z.int().positive();
const count = z.int().nonnegative();

/** An absent text is missing, null or empty on the wire, and null here. */
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || null);

const isMinute = (text: string): boolean => {
  const minute = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(\.\d{1,9})?)?$/.exec(text)?.[1];
  if (minute === undefined) return false;
  const time = new Date(`${minute}Z`);
  // The thirtieth of February is read as the second of March by some engines.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(minute);
};
const minute = z
  .string()
  .refine(isMinute, { error: 'expected a date like 2026-03-02T08:10, without a zone' });
const optionalMinute = optionalText.refine((text) => text === null || isMinute(text), {
  error: 'expected nothing or a date like 2026-03-02T08:10, without a zone',
});

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z
    .string()
    .transform((word): Values[number] | 'unknown' => values.find((value) => value === word) ?? 'unknown');

const row = { id, name: z.string(), links: z.record(z.string(), z.string()).catch({}) };
const described = { description: optionalText };
const placed = { scope: id, service: id };
const referenced = { external_reference: optionalText, external_link: optionalText };

const counted = {
  ...row,
  ...described,
  incidents_count: count,
  maintenances_count: count,
  monitors_count: z.looseObject({ ok: count, warning: count, alert: count }),
};

/** Reads one scope; unknown fields pass. */
export const scopeSchema: z.ZodType<Scope> = z.looseObject(counted);

/** Reads one service; unknown fields pass. */
export const serviceSchema: z.ZodType<Service> = z.looseObject(counted);

/** Reads one monitor; unknown fields pass, an unknown status is `unknown`. */
export const monitorSchema: z.ZodType<Monitor> = z.looseObject({
  ...row,
  ...described,
  ...placed,
  ...referenced,
  integration: optionalText,
  status: oneOf(MONITOR_STATUSES),
});

/** Reads one event; `internal` must be said, since a secret hangs on it. */
export const eventSchema: z.ZodType<Event> = z.looseObject({
  type: oneOf(EVENT_TYPES),
  content: z.string(),
  internal: z.boolean(),
  creation_date: minute,
});

/** Reads one incident; unknown fields pass, an unknown status or severity is `unknown`. */
export const incidentSchema: z.ZodType<Incident> = z.looseObject({
  ...row,
  ...described,
  ...placed,
  ...referenced,
  status: oneOf(INCIDENT_STATUSES),
  severity: oneOf(INCIDENT_SEVERITIES),
  creation_date: minute,
  start_impact_date: minute,
  investigation_date: optionalMinute,
  stable_date: optionalMinute,
  resolve_date: optionalMinute,
  events: z.array(eventSchema),
});

/** Reads one maintenance; unknown fields pass, an unknown status or service status is `unknown`. */
export const maintenanceSchema: z.ZodType<Maintenance> = z.looseObject({
  ...row,
  ...described,
  ...placed,
  ...referenced,
  status: oneOf(MAINTENANCE_STATUSES),
  service_status: oneOf(SERVICE_STATUSES),
  creation_date: minute,
  scheduled_start_date: minute,
  scheduled_end_date: minute,
  start_date: optionalMinute,
  end_date: optionalMinute,
  events: z.array(eventSchema),
});

/** Reads one announcement; unknown fields pass, an unknown level is `unknown`. */
export const announcementSchema: z.ZodType<Announcement> = z.looseObject({
  ...row,
  ...placed,
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  level: oneOf(ANNOUNCEMENT_LEVELS),
  creation_date: minute,
  start_date: minute,
  end_date: minute,
});

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
