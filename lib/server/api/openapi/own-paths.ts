import 'server-only';

import { boardAnswer, ERRORS, plainAnswer, refTo } from './answers';
import type { Operation, Parameter, Paths } from './types';

const OBJECT = { type: 'object' };
const cutBy = (name: string): Parameter => ({
  name,
  in: 'query',
  description: `Only these ${name}s, each by its id or name. One that is not there is refused.`,
  schema: { type: 'array', items: { type: 'string' } },
});

const read = (tag: string, operationId: string, rest: Omit<Operation, 'tags' | 'operationId'>) => ({
  get: { operationId, tags: [tag] as const, ...rest },
});

/** The board's own addresses. */
export const OWN_PATHS: Paths = {
  '/api/snapshot': read('board', 'snapshot', {
    summary: 'The whole board as one versioned value',
    description:
      'Ask with If-None-Match: a board that has not changed is a 304, whose headers tell its new age.',
    parameters: [cutBy('scope'), cutBy('service')],
    responses: {
      200: boardAnswer('The board.', refTo('Snapshot')),
      304: { description: 'It is still the version that you have.' },
      400: ERRORS.badRequest,
      503: ERRORS.unavailable,
    },
  }),
  '/api/snapshot/schema': read('board', 'snapshot-schema', {
    summary: 'The JSON Schema of the snapshot',
    responses: {
      200: {
        description: 'JSON Schema, 2020-12.',
        content: { 'application/schema+json': { schema: OBJECT } },
      },
    },
  }),
  '/api/openapi.json': read('board', 'openapi', {
    summary: 'This description',
    responses: { 200: plainAnswer('OpenAPI 3.1.', OBJECT) },
  }),
  '/api/health': read('operation', 'health', {
    summary: 'How the board is, for those who run it',
    responses: { 200: plainAnswer('Its state, its source and its budget.', OBJECT) },
  }),
  '/api/health/live': read('operation', 'health-live', {
    summary: 'Whether the process is alive',
    responses: {
      200: plainAnswer('It is.', OBJECT),
      503: plainAnswer('It reads its source no more: start it again.', OBJECT),
    },
  }),
  '/api/health/ready': read('operation', 'health-ready', {
    summary: 'Whether the board can be sent requests',
    responses: { 200: plainAnswer('It can.', OBJECT), 503: plainAnswer('Not yet.', OBJECT) },
  }),
  '/health': read('operation', 'prodmanager-health', {
    summary: "Whether the board answers, as ProdManager's clients ask it",
    responses: {
      200: { description: 'The word OK.', content: { 'text/html': { schema: { type: 'string' } } } },
    },
  }),
  '/health/version': read('operation', 'prodmanager-version', {
    summary: 'The version of ProdManager that the API follows',
    description: 'That of the board itself is in /api/health.',
    responses: {
      200: plainAnswer('The version.', {
        type: 'object',
        required: ['current', 'latest', 'release_url'],
        properties: { current: { type: 'string' }, latest: { type: 'null' }, release_url: { type: 'null' } },
      }),
    },
  }),
  '/api/token/whoami': read('operation', 'token-whoami', {
    summary:
      'The claims of the token: always null, because the board issues no tokens and ignores any it receives',
    description: 'The key is misspelt as in ProdManager.',
    responses: {
      200: plainAnswer('No claims.', {
        type: 'object',
        required: ['playload'],
        properties: { playload: { type: 'null' } },
      }),
    },
  }),
  '/api/metrics': read('operation', 'metrics', {
    summary: "Metrics in Prometheus' format",
    responses: {
      200: { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
      404: { description: 'They are switched off, or on a port of their own.' },
    },
  }),
  '/api/preferences': {
    post: {
      operationId: 'preferences',
      tags: ['board'],
      summary: "Keeps how a viewer wants the board in that viewer's cookies",
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: { lang: { type: 'string' }, theme: { type: 'string' }, zone: { type: 'string' } },
            },
          },
        },
      },
      responses: {
        303: { description: 'Kept; leads back to the page that it was sent from.' },
        403: plainAnswer('Sent from another site.', refTo('Error')),
        413: plainAnswer('Too long.', refTo('Error')),
      },
    },
  },
};
