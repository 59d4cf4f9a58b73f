import 'server-only';

import type { ApiResponse, JsonSchema } from './types';

/** A reference to a shape of the document. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const text: JsonSchema = { type: 'string' };
const number: JsonSchema = { type: 'integer', minimum: 0 };
const pageNumber: JsonSchema = { type: 'string', pattern: String.raw`^(\d+|None)$` };

const FRESHNESS: NonNullable<ApiResponse['headers']> = {
  'Snapshot-Ages': {
    description:
      'Seconds since each section was last read from ProdManager; one that never was, or of unknown age, is left out.',
    schema: text,
  },
  'Snapshot-Time': {
    description: "The board's present, an instant.",
    schema: { type: 'string', format: 'date-time' },
  },
};
const HISTORY: NonNullable<ApiResponse['headers']> = {
  'History-Time': {
    description:
      'Where the answer tells what is over: when that was read from ProdManager, a minute ago at most.',
    schema: { type: 'string', format: 'date-time' },
  },
};
const PAGING: NonNullable<ApiResponse['headers']> = {
  'x-total': { description: 'How many the whole list has.', schema: number },
  'x-total-pages': { description: 'How many pages; 0 for an empty list.', schema: number },
  'x-page': { description: 'This page, from 1.', schema: number },
  'x-per-page': { description: 'How many a page holds.', schema: number },
  'x-prev-page': { description: 'The page before, or None.', schema: pageNumber },
  'x-next-page': { description: 'The page after, or None.', schema: pageNumber },
};

const json = (schema: JsonSchema): NonNullable<ApiResponse['content']> => ({
  'application/json': { schema },
});

/** An answer of the board: it tells its age in headers. */
export function boardAnswer(
  description: string,
  schema: JsonSchema,
  { isList = false, hasPast = false }: { readonly isList?: boolean; readonly hasPast?: boolean } = {},
): ApiResponse {
  const headers = { ...FRESHNESS, ...(hasPast && HISTORY), ...(isList && PAGING) };
  return { description, headers, content: json(schema) };
}

/** Any other answer in JSON. */
export const plainAnswer = (description: string, schema: JsonSchema): ApiResponse => ({
  description,
  content: json(schema),
});

const errorAnswer = (description: string): ApiResponse => plainAnswer(description, refTo('Error'));

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds until it may help to ask again.', schema: number },
};

/** The errors that answers of the board share. */
export const ERRORS = {
  badRequest: errorAnswer(
    'A parameter is wrong, too long, or given too often (a filter of ProdManager: 50 times at most).',
  ),
  notFound: errorAnswer('There is no such thing.'),
  unavailable: {
    ...errorAnswer('ProdManager cannot be read now: that is not to say that there is nothing.'),
    headers: RETRY_AFTER,
  },
  tooMany: {
    ...errorAnswer('This client asked for much of the past in a short time.'),
    headers: RETRY_AFTER,
  },
} as const;
