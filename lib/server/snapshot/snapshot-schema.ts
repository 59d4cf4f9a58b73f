import { z } from 'zod';

import type { Snapshot } from '@/lib/status/model/types';

import { instant, sectionsSchema, transitionSchema, type Same } from './section-schemas';

const schema = z.strictObject({
  format: z.literal(1).describe('The version of this format.'),
  title: z.string(),
  isDemo: z.boolean().describe('Whether the board shows invented demo data.'),
  timeZone: z.string().describe("The IANA zone that the clock of ProdManager's host runs in."),
  intervalSeconds: z.number().positive().describe('How often ProdManager is read.'),
  isSlowed: z.boolean().describe('Whether the rate limit makes it less often than configured.'),
  readsComments: z
    .boolean()
    .describe('False if ProdManager is read without a token, which hides all comments.'),
  zoneErrorMinutes: z
    .int()
    .nullable()
    .describe(
      "Minutes by which ProdManager's dates are ahead of its clock when read in the time zone; null if they fit.",
    ),
  observedSince: instant
    .nullable()
    .describe('When the monitors were first read; what happened before is unknown. Null if that time is.'),
  sections: sectionsSchema,
  changes: z.array(transitionSchema).readonly().describe('The latest changes, newest first, 50 at most.'),
  version: z.string().describe('Changes if and only if anything else in the snapshot changes.'),
});

/** Validates a {@link Snapshot}. Unknown keys are an error. */
export const snapshotSchema: z.ZodType<Same<Snapshot, z.output<typeof schema>>> = schema;

/** The JSON Schema of a response. Allows additional properties, so that fields can be added later. */
export function toOpenJsonSchema(
  sent: z.ZodType,
  options: Pick<z.core.ToJSONSchemaParams, 'target'> = {},
): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(sent, {
    ...options,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      delete jsonSchema.readOnly;
    },
  });
}

/** The JSON Schema (2020-12) of {@link Snapshot}. */
export function toSnapshotJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'Snapshot',
    description: 'The whole board. Its age is in the response header Snapshot-Ages, in seconds by section.',
    ...toOpenJsonSchema(snapshotSchema),
  };
}
