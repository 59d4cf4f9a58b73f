import { z } from 'zod';

/** A, if A and B are the same type; otherwise never, which makes the compiler report a schema that differs from its type. */
export type Same<A, B> = [A, B] extends [B, A] ? A : never;

/** An ISO instant. */
export const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: 'not an instant' })
  .meta({ format: 'date-time' });
const id = z.int();
const name = z.string();
const placeId = id.describe('0 if it could not be read.');
const place = { scopeId: placeId, serviceId: placeId };

const monitorStatus = z.enum(['ok', 'warning', 'alert', 'unknown']);
const incidentStatus = z.enum(['active', 'investigating', 'stable', 'resolved', 'unknown']);
const maintenanceStatus = z.enum(['scheduled', 'in-progress', 'succeed', 'failed', 'canceled', 'unknown']);

const optionalInstant = instant.nullable();
const flawCount = z.int().nonnegative();
const readable = {
  flaws: z
    .array(
      z.strictObject({
        kind: z.enum(['field', 'event']),
        field: z.string(),
        count: flawCount,
        problem: z.string(),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('The parts of it that could not be read; absent if there are none.'),
};

const optionalText = z.string().nullable();
const markdown = optionalText.describe('Untrusted Markdown.');
const referenced = {
  reference: optionalText,
  url: z
    .string()
    .regex(/^https?:/i)
    .nullable(),
  asWritten: z
    .strictObject({
      integration: z.string().exactOptional(),
      reference: z.string().exactOptional(),
      link: z.string().exactOptional().describe('Untrusted: it may have any scheme. Do not follow it.'),
    })
    .exactOptional()
    .describe(
      'The original values of fields that are null here: empty texts, and links that are not http(s).',
    ),
};
const scope = z.strictObject({
  ...readable,
  id,
  name,
  description: markdown,
  incidentsCount: z.int().nullable(),
  maintenancesCount: z.int().nullable(),
});
const notice = {
  ...place,
  ...readable,
  id,
  name,
  description: markdown,
  ...referenced,
  createdAt: optionalInstant,
  comments: z
    .array(z.strictObject({ at: optionalInstant, content: z.string().describe('Untrusted Markdown.') }))
    .readonly(),
  internalEvents: z
    .array(
      z.strictObject({
        at: optionalInstant,
        type: z.enum(['comment', 'create', 'update', 'unknown']),
        content: z.string().describe('Untrusted: Markdown of a comment, or JSON of a change.'),
        commentsBefore: z.int().min(0).describe('How many public comments the source lists before it.'),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('Absent for viewers who may not see them.'),
};

const items = {
  scopes: scope,
  services: scope,
  monitors: z.strictObject({
    ...place,
    ...readable,
    id,
    name,
    description: markdown,
    integration: optionalText,
    ...referenced,
    status: monitorStatus,
    since: optionalInstant.describe(
      'Since when it has been seen with this status; null if it had it before observation began. For one that is ok, a time without observation counts as an end.',
    ),
  }),
  incidents: z.strictObject({
    ...notice,
    status: incidentStatus,
    severity: z.enum(['critical', 'high', 'moderate', 'low', 'minor', 'unknown']),
    impactStartedAt: optionalInstant,
    investigatedAt: optionalInstant,
    stableAt: optionalInstant,
    resolvedAt: optionalInstant,
  }),
  maintenances: z.strictObject({
    ...notice,
    status: maintenanceStatus,
    serviceStatus: z.enum(['up', 'degraded', 'down', 'unknown']),
    scheduledStartAt: optionalInstant,
    scheduledEndAt: optionalInstant,
    startedAt: optionalInstant,
    endedAt: optionalInstant,
    isOverrunning: z.boolean(),
  }),
  announcements: z.strictObject({
    ...place,
    ...readable,
    id,
    name,
    level: z.enum(['high', 'medium', 'low', 'unknown']),
    description: z.string().describe('Untrusted Markdown.'),
    createdAt: optionalInstant,
    startsAt: optionalInstant,
    endsAt: optionalInstant,
    isInForce: z.boolean(),
  }),
};

const section = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    state: z.enum(['fresh', 'stale', 'unavailable']),
    problem: z.enum(['unreachable', 'refused', 'slowed', 'bad-answer']).nullable(),
    isProven: z.boolean().describe("Whether ProdManager's own counts agree with the items."),
    flaws: z
      .array(
        z.strictObject({
          kind: z.enum(['row', 'field', 'event', 'missing']),
          field: z.string().nullable(),
          count: flawCount.nullable().describe('Null if the viewer may not know how many.'),
        }),
      )
      .readonly()
      .describe('What ProdManager has of this kind and the items do not show.'),
    items: z.array(item).readonly(),
  });

const change = { ...place, at: instant, id, name };
/** Validates a {@link Transition}. */
export const transitionSchema = z.discriminatedUnion('kind', [
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
  z.strictObject({ kind: z.literal('gap'), at: instant, since: instant.nullable() }),
]);

/** Validates {@link Sections}. */
export const sectionsSchema = z.strictObject({
  scopes: section(items.scopes),
  services: section(items.services),
  monitors: section(items.monitors),
  incidents: section(items.incidents),
  maintenances: section(items.maintenances),
  announcements: section(items.announcements),
});
