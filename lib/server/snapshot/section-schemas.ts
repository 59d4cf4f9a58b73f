import 'server-only';

import { z } from 'zod';

const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: 'not an instant' })
  .meta({ format: 'date-time' });
const id = z.int();
const name = z.string();
const placeId = id.describe('0 where it could not be read.');
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
    .describe('What of it could not be read; absent where all of it could.'),
};

const optionalText = z.string().nullable();
const markdown = optionalText.describe('Markdown as people wrote it: untrusted.');
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
      link: z.string().exactOptional().describe('Untrusted: it may have any scheme. Never follow it.'),
    })
    .exactOptional()
    .describe('What ProdManager wrote where this has null: an empty text, or a link that is not http(s).'),
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
    .array(z.strictObject({ at: optionalInstant, content: z.string().describe('Markdown: untrusted.') }))
    .readonly(),
  internalEvents: z
    .array(
      z.strictObject({
        at: optionalInstant,
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
    ...readable,
    id,
    name,
    description: markdown,
    integration: optionalText,
    ...referenced,
    status: monitorStatus,
    since: optionalInstant,
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
    description: z.string().describe('Markdown as people wrote it: untrusted.'),
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
          count: flawCount.nullable().describe('Null where the viewer may not know how many.'),
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
