import 'server-only';

import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/types';

import { KEPT_TRANSITIONS, type BoardState } from './board-state';
import { sectionsSchema, transitionSchema } from './section-schemas';

const readTimes = z.record(z.enum(SECTION_NAMES), z.number().nullable());

const schema = z.strictObject({
  format: z.literal(1),
  sourceId: z.string(),
  sections: sectionsSchema,
  readTimes,
  interval: z.strictObject({ seconds: z.number().positive(), isSlowed: z.boolean() }),
  zoneErrorMinutes: z.int().nullable(),
  transitions: z.array(transitionSchema).max(KEPT_TRANSITIONS).readonly(),
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
