import type { z } from 'zod';

import { ParseError, type RequestContext } from './errors.ts';

/** A path in a body as code: `items[3].status`. */
const toField = (parts: readonly PropertyKey[]): string =>
  parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'body';

/**
 * Parses a value with a schema.
 *
 * @param at - the place of the value in the body, for the error.
 * @throws ParseError for the first invalid field; the message never contains the value.
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
