import type { z } from 'zod';

import { ParseError, type RequestContext } from './errors.ts';

/** The parts of a place in a body as it would be written in code: `items[3].status`. */
const toField = (parts: readonly PropertyKey[]): string =>
  parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'body';

/**
 * A value read by a schema.
 *
 * @param at - where in the body the value stands, for the error.
 * @throws ParseError naming the first place that does not fit, and what was expected there; never the value.
 */
export function parseValue<T>(
  schema: z.ZodType<T>,
  value: unknown,
  context: RequestContext,
  at: readonly PropertyKey[] = [],
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ParseError(toField([...at, ...(issue?.path ?? [])]), issue?.message ?? 'unexpected', context);
}
