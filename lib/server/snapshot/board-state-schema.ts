import { z } from 'zod';

import { MAX_CHANGES } from '@/lib/status/model/types';

import type { BoardContent } from './board-state';
import { instant, sectionsSchema, transitionSchema, type Same } from './section-schemas';

const schema = z.strictObject({
  format: z.literal(2),
  sourceId: z.string(),
  sections: sectionsSchema,
  interval: z.strictObject({ seconds: z.number().positive(), isSlowed: z.boolean() }),
  zoneErrorMinutes: z.int().nullable(),
  observedSince: instant.nullable(),
  transitions: z.array(transitionSchema).max(MAX_CHANGES).readonly(),
});

const contentSchema: z.ZodType<Same<BoardContent, z.output<typeof schema>>> = schema;

/**
 * Validates a {@link BoardContent} from the disk or from another instance. Unknown keys are an error. Returns the value
 * itself, not a copy, because the order of its keys determines its version.
 *
 * @throws ZodError
 */
export function parseBoardContent(value: unknown): BoardContent {
  contentSchema.parse(value);
  return value as BoardContent;
}
