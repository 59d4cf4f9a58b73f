import 'server-only';

import { z } from 'zod';

import type { Snapshot } from '@/lib/status/model/types';

import { sectionsSchema, transitionSchema } from './section-schemas';

const schema = z.strictObject({
  format: z.literal(1).describe('The shape of this object.'),
  title: z.string(),
  isDemo: z.boolean().describe('True where everything shown is invented.'),
  timeZone: z.string().describe("The IANA zone that the clock of ProdManager's host runs in."),
  intervalSeconds: z.number().positive().describe('How often ProdManager is read.'),
  isSlowed: z.boolean().describe('True where the rate limit made that slower than configured.'),
  readsComments: z
    .boolean()
    .describe('False where ProdManager is read without a token, which hides all comments.'),
  zoneErrorMinutes: z
    .int()
    .nullable()
    .describe(
      "Minutes by which ProdManager's dates are ahead of its clock when read in the time zone; null where they are not.",
    ),
  sections: sectionsSchema,
  changes: z.array(transitionSchema).readonly().describe('The latest changes, newest first, 50 at most.'),
  version: z.string().describe('Changes exactly when anything else in here does.'),
});

// Never, and so an error below, where schema and type are not the same in both directions.
type Same<A, B> = [A, B] extends [B, A] ? A : never;

/** The whole board as it leaves the server: a {@link Snapshot}, and nothing beside it. */
export const snapshotSchema: z.ZodType<Same<Snapshot, z.output<typeof schema>>> = schema;

/** JSON Schema of something that is sent: what is there may be relied on, and more may be added. */
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

/** JSON Schema (2020-12) of the snapshot. */
export function toSnapshotJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'Snapshot',
    description:
      'The whole board. It says nothing of its age: that is in the header Snapshot-Ages, in seconds by section.',
    ...toOpenJsonSchema(snapshotSchema),
  };
}
