import { LANGUAGES } from '@/lib/site/preferences';

import { toOpenJsonSchema } from '../../snapshot/snapshot-schema';
import { BADGE_STYLES } from '../embed/badge';
import { bannerSchema } from '../embed/banner';
import { oembedSchema } from '../embed/oembed';
import { boardResponse, ERRORS, jsonResponse } from './responses';
import type { ApiResponse, JsonSchema, Operation, Parameter, Paths } from './types';

const query = (name: string, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

const LANGUAGE = query('lang', 'Language of the texts; by default that of `Accept-Language`.', {
  type: 'string',
  enum: [...LANGUAGES],
});
const SHARE = query('share', 'Token of a share link, instead of a cookie.', { type: 'string' });
const PART: readonly Parameter[] = (['scope', 'service'] as const).map((name) =>
  query(name, `Show only these ${name}s, given by ID or name. An unknown ${name} is an error.`, {
    type: 'array',
    items: { type: 'string' },
  }),
);

const contentOf = (type: string, description: string): ApiResponse => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});

const withoutDialect = ({ $schema: _, ...schema }: JsonSchema): JsonSchema => schema;

const get = (
  operationId: string,
  operation: Omit<Operation, 'operationId' | 'tags'>,
): { get: Operation } => ({
  get: { operationId, tags: ['embed'], ...operation },
});

function toBadge(name: string, summary: string, ids: readonly string[]): { get: Operation } {
  const parameters = ids.map((id): Parameter => ({
    name: id,
    in: 'path',
    required: true,
    description: 'ID in ProdManager.',
    schema: { type: 'integer', minimum: 1 },
  }));
  const style = query('style', 'Look of the badge, as on shields.io.', {
    type: 'string',
    enum: [...BADGE_STYLES],
    default: BADGE_STYLES[0],
  });
  return get(`badge-${name}`, {
    summary,
    description: 'State in words, in an SVG. `Status unknown` if the data is outdated or incomplete.',
    parameters: [...parameters, LANGUAGE, style, SHARE],
    responses: {
      200: contentOf('image/svg+xml', 'The badge.'),
      404: contentOf(
        'image/svg+xml',
        'A badge that says `not found`: it does not exist, or you may not see it.',
      ),
    },
  });
}

/** What other sites show of the board. */
export const EMBED_PATHS: Paths = {
  '/badge/status.svg': toBadge('status', 'Badge of the board', []),
  '/badge/service/{id}.svg': toBadge('service', 'Badge of a service', ['id']),
  '/badge/scope/{id}.svg': toBadge('scope', 'Badge of a scope', ['id']),
  '/badge/place/{service}/{scope}.svg': toBadge('place', 'Badge of a service in a scope', [
    'service',
    'scope',
  ]),
  '/embed': get('embed', {
    summary: 'Status for a frame',
    description: 'A page that keeps itself current. `EMBED_ORIGINS` names the sites that may frame it.',
    parameters: [
      ...PART,
      LANGUAGE,
      query('theme', 'Colour theme; `auto` follows the device.', {
        type: 'string',
        enum: ['auto', 'light', 'dark'],
        default: 'auto',
      }),
      SHARE,
    ],
    responses: { 200: contentOf('text/html', 'The page.'), 400: ERRORS.badRequest },
  }),
  '/embed.js': get('embed-script', {
    summary: 'Script that shows a banner while something is wrong',
    description: 'Reads `/api/banner` with the query of the script’s address.',
    responses: { 200: contentOf('text/javascript', 'The script.') },
  }),
  '/api/banner': get('banner', {
    summary: 'State in one sentence',
    description: 'What the banner of `/embed.js` shows.',
    parameters: [...PART, LANGUAGE, SHARE],
    responses: {
      200: boardResponse('The state.', withoutDialect(toOpenJsonSchema(bannerSchema))),
      400: ERRORS.badRequest,
    },
  }),
  '/api/board.png': get('board-picture', {
    summary: 'State as a picture',
    description: '1200 × 630 px, with the time of the data, for chats and mail.',
    parameters: [...PART, LANGUAGE, SHARE],
    responses: { 200: contentOf('image/png', 'The picture.'), 400: ERRORS.badRequest },
  }),
  '/api/oembed': get('oembed', {
    summary: 'oEmbed of a page',
    description: 'oEmbed 1.0, of the overview and the pages of scopes, services and places.',
    parameters: [
      { ...query('url', 'Address of the page.', { type: 'string', format: 'uri' }), required: true },
      query('format', 'Only `json`.', { type: 'string', enum: ['json'] }),
      query('maxwidth', 'Largest width in px.', { type: 'integer', minimum: 1 }),
      query('maxheight', 'Largest height in px.', { type: 'integer', minimum: 1 }),
    ],
    responses: {
      200: jsonResponse('How to embed the page.', withoutDialect(toOpenJsonSchema(oembedSchema))),
      400: ERRORS.badRequest,
      404: ERRORS.notFound,
      501: { ...ERRORS.badRequest, description: 'Another format than `json`.' },
    },
  }),
};
