import 'server-only';

import { z } from 'zod';

import { MAX_TRANSITIONS, type BoardContent } from './board-state';
import { sectionsSchema, transitionSchema } from './section-schemas';

const schema = z.strictObject({
  format: z.literal(2),
  sourceId: z.string(),
  sections: sectionsSchema,
  interval: z.strictObject({ seconds: z.number().positive(), isSlowed: z.boolean() }),
  zoneErrorMinutes: z.int().nullable(),
  transitions: z.array(transitionSchema).max(MAX_TRANSITIONS).readonly(),
});

// Never, and so an error below, where schema and type are not the same in both directions.
type Same<A, B> = [A, B] extends [B, A] ? A : never;

const contentSchema: z.ZodType<Same<BoardContent, z.output<typeof schema>>> = schema;

/**
 * A {@link BoardContent} that comes from outside this process: from the disk, or from another instance. It is the value
 * itself, not a copy: the order of its keys makes its version, which all instances have to agree on. What it must not hold
 * is therefore an error, as what it lacks is.
 *
 * @throws ZodError
 */
export function parseBoardContent(value: unknown): BoardContent {
  contentSchema.parse(value);
  return value as BoardContent;
}
