import { FORBIDDEN_BODY } from '../../auth/forbidden';
import type { ApiResponse, JsonSchema } from './types';

/** A reference to a schema of the document. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** An object whose properties are all there. */
export const objectOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  extra: JsonSchema = {},
): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...extra,
});
/** The body of a 401. */
export const FORBIDDEN_SCHEMA = objectOf({
  message: { type: 'string', description: 'What to do.' },
  code: { const: FORBIDDEN_BODY.code, description: 'Tells this error from those of a proxy.' },
});

const instant: JsonSchema = { type: 'string', format: 'date-time' };
const number: JsonSchema = { type: 'integer', minimum: 0 };
const pageNumber: JsonSchema = { type: 'string', pattern: String.raw`^(\d+|None)$` };

type Headers = NonNullable<ApiResponse['headers']>;

const FRESHNESS: Headers = {
  'Snapshot-Ages': {
    description:
      'Seconds since each section was last read from ProdManager, for example `monitors=3.2, incidents=3.2`. Sections that were never read, or whose age is unknown, are omitted.',
    schema: { type: 'string' },
  },
  'Snapshot-Time': { description: 'Server time when the response was sent.', schema: instant },
};
const ARCHIVE: Headers = {
  'History-Time': {
    description:
      'When the closed items in the response were read from ProdManager. Omitted if there are none.',
    schema: instant,
  },
};
const PAGING: Headers = {
  'x-total': { description: 'Number of items on all pages.', schema: number },
  'x-total-pages': { description: 'Number of pages; 0 if the list is empty.', schema: number },
  'x-page': { description: 'Current page number, starting at 1.', schema: number },
  'x-per-page': { description: 'Maximum number of items on a page.', schema: number },
  'x-prev-page': { description: 'Previous page number, or `None`.', schema: pageNumber },
  'x-next-page': { description: 'Next page number, or `None`.', schema: pageNumber },
};
const ARCHIVE_LIST: Headers = {
  'History-Looked-Through': {
    description:
      'Sent if you can see only part of the board and not all closed items were searched: `500/636` means 500 of 636. The total then counts only those.',
    schema: { type: 'string', pattern: String.raw`^\d+/\d+$` },
  },
};

/** A response in JSON. */
export const jsonResponse = (description: string, schema: JsonSchema): ApiResponse => ({
  description,
  content: { 'application/json': { schema } },
});

/** A response in JSON with data of the board: headers carry its age, of a list its paging. */
export const boardResponse = (
  description: string,
  schema: JsonSchema,
  { isList = false, hasArchive = false }: { readonly isList?: boolean; readonly hasArchive?: boolean } = {},
): ApiResponse => ({
  ...jsonResponse(description, schema),
  headers: {
    ...FRESHNESS,
    ...(hasArchive && ARCHIVE),
    ...(isList && PAGING),
    ...(isList && hasArchive && ARCHIVE_LIST),
  },
});

const RETRY_AFTER: Headers = {
  'Retry-After': { description: 'Seconds to wait before you retry.', schema: number },
};

/** The errors that several operations share. */
export const ERRORS = {
  forbidden: jsonResponse('The board is private, or not visible to you: sign in.', refTo('Forbidden')),
  tooLong: jsonResponse('The address of the request is longer than 32 kB.', refTo('Error')),
  badRequest: jsonResponse(
    'A parameter is invalid or too long, or a filter has more than 50 values.',
    refTo('Error'),
  ),
  notFound: jsonResponse('The resource does not exist, or you do not have access to it.', refTo('Error')),
  tooMany: {
    ...jsonResponse('Too many requests for closed items from this client.', refTo('Error')),
    headers: RETRY_AFTER,
  },
  unavailable: {
    ...jsonResponse('The data could not be read from ProdManager. It may still exist.', refTo('Error')),
    headers: RETRY_AFTER,
  },
} as const;
