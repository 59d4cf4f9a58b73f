import 'server-only';

import { z } from 'zod';

const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: 'not an instant' })
  .meta({ format: 'date-time' });
const id = z.int();
const name = z.string();
const place = { scopeId: id, serviceId: id };

const monitorStatus = z.enum(['ok', 'warning', 'alert', 'unknown']);
const incidentStatus = z.enum(['active', 'investigating', 'stable', 'resolved', 'unknown']);
const maintenanceStatus = z.enum(['scheduled', 'in-progress', 'succeed', 'failed', 'canceled', 'unknown']);

const optionalText = z.string().nullable();
const markdown = optionalText.describe('Markdown as people wrote it: untrusted.');
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
  description: markdown,
  incidentsCount: z.int(),
  maintenancesCount: z.int(),
});
const happening = {
  ...place,
  id,
  name,
  description: markdown,
  ...referenced,
  createdAt: instant,
  comments: z
    .array(z.strictObject({ at: instant, content: z.string().describe('Markdown: untrusted.') }))
    .readonly(),
  internalEvents: z
    .array(
      z.strictObject({
        at: instant,
        type: z.enum(['comment', 'create', 'update', 'unknown']),
        content: z.string().describe('Markdown of a comment, JSON of what changed: untrusted.'),
        commentsBefore: z
          .int()
          .min(0)
          .describe('How many of the public comments the source lists before it.'),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('Absent for whoever may not see them.'),
};

const items = {
  scopes: scope,
  services: scope,
  monitors: z.strictObject({
    ...place,
    id,
    name,
    description: markdown,
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
    description: z.string().describe('Markdown as people wrote it: untrusted.'),
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
    isProven: z.boolean().describe("Whether ProdManager's own counts agree with the items."),
    flaws: z
      .array(
        z.strictObject({
          kind: z.enum(['row', 'field', 'event', 'missing']),
          field: z.string().nullable(),
          count: z.int().nullable().describe('Null where the viewer may not know how many.'),
        }),
      )
      .readonly()
      .describe('What ProdManager holds of this kind and the items do not show.'),
    items: z.array(item).readonly(),
  });

const change = { ...place, at: instant, id, name };
/** One change: a {@link Transition}. */
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

/** All sections by name: {@link Sections}. */
export const sectionsSchema = z.strictObject({
  scopes: section(items.scopes),
  services: section(items.services),
  monitors: section(items.monitors),
  incidents: section(items.incidents),
  maintenances: section(items.maintenances),
  announcements: section(items.announcements),
});
