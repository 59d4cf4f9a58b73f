import 'server-only';

import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/types';

import { KEPT_TRANSITIONS, type BoardState } from './board-state';

const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), { error: 'not an instant' });
const id = z.int();
const name = z.string();
const place = { scopeId: id, serviceId: id };

const monitorStatus = z.enum(['ok', 'warning', 'alert', 'unknown']);
const incidentStatus = z.enum(['active', 'investigating', 'stable', 'resolved', 'unknown']);
const maintenanceStatus = z.enum(['scheduled', 'in-progress', 'succeed', 'failed', 'canceled', 'unknown']);

const optionalText = z.string().nullable();
const referenced = {
  reference: optionalText,
  url: z
    .string()
    .regex(/^https?:/i)
    .nullable(),
};
const scope = z.strictObject({
  id,
  name,
  description: optionalText,
  incidentsCount: z.int(),
  maintenancesCount: z.int(),
});
const happening = {
  ...place,
  id,
  name,
  description: optionalText,
  ...referenced,
  createdAt: instant,
  comments: z.array(z.strictObject({ at: instant, content: z.string() })).readonly(),
};

const items = {
  scopes: scope,
  services: scope,
  monitors: z.strictObject({
    ...place,
    id,
    name,
    description: optionalText,
    integration: optionalText,
    ...referenced,
    status: monitorStatus,
    since: instant.nullable(),
  }),
  incidents: z.strictObject({
    ...happening,
    status: incidentStatus,
    severity: z.enum(['critical', 'high', 'moderate', 'low', 'minor', 'unknown']),
    impactStartedAt: instant,
    investigatedAt: instant.nullable(),
    stableAt: instant.nullable(),
    resolvedAt: instant.nullable(),
  }),
  maintenances: z.strictObject({
    ...happening,
    status: maintenanceStatus,
    serviceStatus: z.enum(['up', 'degraded', 'down', 'unknown']),
    scheduledStartAt: instant,
    scheduledEndAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    isOverrunning: z.boolean(),
  }),
  announcements: z.strictObject({
    ...place,
    id,
    name,
    level: z.enum(['high', 'medium', 'low', 'unknown']),
    description: z.string(),
    createdAt: instant,
    startsAt: instant,
    endsAt: instant,
    isInForce: z.boolean(),
  }),
};

const section = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    state: z.enum(['fresh', 'stale', 'unavailable']),
    problem: z.enum(['unreachable', 'refused', 'slowed', 'bad-answer']).nullable(),
    items: z.array(item).readonly(),
  });

const change = { ...place, at: instant, id, name };
const transition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('monitor'), ...change, from: monitorStatus, to: monitorStatus }),
  z.strictObject({
    kind: z.literal('incident'),
    ...change,
    change: z.enum(['opened', 'moved', 'resolved']),
    from: incidentStatus.nullable(),
    to: incidentStatus,
  }),
  z.strictObject({
    kind: z.literal('maintenance'),
    ...change,
    change: z.enum(['started', 'ended', 'overran']),
    to: maintenanceStatus,
  }),
  z.strictObject({ kind: z.literal('gap'), at: instant, since: instant }),
]);

const readTimes = z.record(z.enum(SECTION_NAMES), z.number().nullable());

const schema = z.strictObject({
  format: z.literal(1),
  sourceId: z.string(),
  sections: z.strictObject({
    scopes: section(items.scopes),
    services: section(items.services),
    monitors: section(items.monitors),
    incidents: section(items.incidents),
    maintenances: section(items.maintenances),
    announcements: section(items.announcements),
  }),
  readTimes,
  interval: z.strictObject({ seconds: z.number().positive(), isSlowed: z.boolean() }),
  transitions: z.array(transition).max(KEPT_TRANSITIONS).readonly(),
});

// Never, and so an error below, where schema and type are not the same in both directions.
type Same<A, B> = [A, B] extends [B, A] ? A : never;

const boardStateSchema: z.ZodType<Same<BoardState, z.output<typeof schema>>> = schema;

/** The part of a {@link BoardState} that changes with every look at the source, even where nothing else does. */
export const readTimesSchema: z.ZodType<Same<BoardState['readTimes'], z.output<typeof readTimes>>> =
  readTimes;

/**
 * A {@link BoardState} that comes from outside this process: from the disk, or from another instance. It is the value
 * itself, not a copy: the order of its keys makes its version, which all instances have to agree on. What it must not hold
 * is therefore an error, as what it lacks is.
 *
 * @throws ZodError
 */
export function parseBoardState(value: unknown): BoardState {
  boardStateSchema.parse(value);
  return value as BoardState;
}
