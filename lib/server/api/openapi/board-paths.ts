import { boardResponse, ERRORS, jsonResponse, objectOf, refTo } from './responses';
import type { JsonSchema, Operation, Parameter, Paths } from './types';

const oneOf = (words: readonly string[], description: string): JsonSchema => ({
  type: 'string',
  enum: words,
  description,
});
const nullable = (type: string, description: string): JsonSchema => ({ type: [type, 'null'], description });

const placeFilter = (name: 'scope' | 'service'): Parameter => ({
  name,
  in: 'query',
  description: `Return only these ${name}s, given by ID or name, and their items. An unknown ${name} is an error.`,
  schema: { type: 'array', items: { type: 'string' } },
});

const get = (tag: string, operationId: string, rest: Omit<Operation, 'tags' | 'operationId'>) => ({
  get: { operationId, tags: [tag] as const, ...rest },
});

/** Schema of the response of `/api/health`. */
export const HEALTH_SCHEMA = objectOf({
  status: oneOf(
    ['ok', 'degraded', 'starting'],
    '`starting` until the first poll of ProdManager has finished. `degraded` if the data is not live, is incomplete or contradicts ProdManager’s counts, polling has stalled, Redis is disconnected, DATA_DIR is not writable, the history cannot be written to, or notifications cannot be sent.',
  ),
  version: { type: 'string', description: 'Version of the board.' },
  build: { type: 'string', description: 'Identifier of the build.' },
  uptimeSeconds: { type: 'integer', minimum: 0, description: 'Seconds since the process started.' },
  source: {
    type: 'object',
    description:
      'State of the data from ProdManager: the worst freshness and problem, what to do about it, and the state, problem and age of each section. Contains no data itself.',
  },
  intervalSeconds: { type: 'number', description: 'Seconds between polls of ProdManager.' },
  isSlowed: {
    type: 'boolean',
    description: 'True if ProdManager’s rate limit makes the interval longer than configured.',
  },
  budget: objectOf(
    {
      remaining: nullable('integer', 'Requests left in the current period; null if unknown.'),
      limit: nullable('integer', 'Requests allowed per period; null if unknown.'),
    },
    { description: 'The rate limit last reported by ProdManager.' },
  ),
  role: oneOf(
    ['single', 'poller', 'follower', 'alone'],
    'Role of this instance. `single`: no Redis is configured. `poller`: polls ProdManager for the cluster. `follower`: serves the poller’s data. `alone`: Redis is disconnected.',
  ),
  isSharingConnected: nullable('boolean', 'Whether Redis is connected; null without Redis.'),
  nextReadSeconds: nullable(
    'number',
    'Seconds until this instance polls ProdManager again; null if another instance polls it.',
  ),
  isStalled: { type: 'boolean', description: 'True if polling has stalled.' },
  storage: objectOf(
    {
      isWritable: { type: 'boolean', description: 'Whether DATA_DIR is writable.' },
      problem: nullable('string', 'Node.js error code, for example `EACCES`; null if none.'),
    },
    { description: 'State of DATA_DIR.' },
  ),
  history: objectOf(
    {
      engine: oneOf(['postgres', 'sqlite'], 'Where the history is stored.'),
      problem: nullable('string', 'Error code, for example `ECONNREFUSED`; null if it can be written to.'),
      waitingBytes: { type: 'integer', minimum: 0, description: 'Changes that wait in DATA_DIR.' },
      unsaved: { type: 'integer', minimum: 0, description: 'Readings whose changes are in memory only.' },
    },
    { description: 'State of the recorded history.' },
  ),
  notifications: {
    type: ['object', 'null'],
    description:
      'Notifications: `problem` if they cannot be read or written, and by channel its `name`, how many messages are `waiting`, `sent` and `failed`, when one was last sent (`sentAt`), and the `problem` of the last attempt. Null if none are configured. Contains no address.',
  },
});

/** The operations that ProdManager does not have, and those on the server itself. */
export const BOARD_PATHS: Paths = {
  '/api/snapshot': get('board', 'snapshot', {
    summary: 'Retrieve the whole board',
    description:
      'Returns everything on the board as one versioned object. Send the `ETag` of the last response in `If-None-Match` to get a 304 with no body if the board has not changed; its headers still carry the age of the data.',
    parameters: [placeFilter('scope'), placeFilter('service')],
    responses: {
      200: boardResponse('The snapshot.', refTo('Snapshot')),
      304: { description: 'The board has not changed since the version in `If-None-Match`.' },
      400: ERRORS.badRequest,
      503: ERRORS.unavailable,
    },
  }),
  '/api/snapshot/schema': get('board', 'snapshot-schema', {
    summary: 'Retrieve the JSON Schema of the snapshot',
    description: 'Later versions may add properties, but never remove any.',
    responses: {
      200: {
        description: 'The schema, as JSON Schema 2020-12.',
        content: { 'application/schema+json': { schema: { type: 'object' } } },
      },
    },
  }),
  '/api/openapi.json': get('board', 'openapi', {
    summary: 'Retrieve this API description',
    responses: { 200: jsonResponse('The description, as OpenAPI 3.1.', { type: 'object' }) },
  }),
  '/api/health': get('operation', 'health', {
    security: [],
    summary: 'Retrieve the health of the board',
    description:
      'For operators and monitoring. Always returns 200 while the process responds: check `status`. Contains no ProdManager data and no URLs.',
    responses: { 200: jsonResponse('The health of the board.', refTo('Health')) },
  }),
  '/api/health/live': get('operation', 'health-live', {
    security: [],
    summary: 'Liveness probe',
    description: 'Restart the process if this fails. An unreachable ProdManager does not make it fail.',
    responses: {
      200: jsonResponse(
        'The process is alive.',
        objectOf({ status: { const: 'live', description: 'Always `live`.' } }),
      ),
      503: jsonResponse(
        'Polling has stalled. Restart the process.',
        objectOf({ status: { const: 'stalled', description: 'Always `stalled`.' } }),
      ),
    },
  }),
  '/api/health/ready': get('operation', 'health-ready', {
    security: [],
    summary: 'Readiness probe',
    description:
      'Send traffic to the instance only while this succeeds. It fails until the first poll of ProdManager has finished, successfully or not, or a stored board was loaded, and again when the instance is about to stop.',
    responses: {
      200: jsonResponse(
        'The instance can serve the board.',
        objectOf({ status: { const: 'ready', description: 'Always `ready`.' } }),
      ),
      503: jsonResponse(
        'The instance is starting, or about to stop.',
        objectOf({
          status: { enum: ['starting', 'leaving'], description: 'Whether it starts, or is about to stop.' },
          reason: { type: 'string', description: 'Why it is not ready, as a sentence.' },
        }),
      ),
    },
  }),
  '/health': get('operation', 'prodmanager-health', {
    security: [],
    summary: 'Check that the server responds',
    description: 'Same response as ProdManager’s health check, for compatibility with its clients.',
    responses: {
      200: { description: 'The text `OK`.', content: { 'text/html': { schema: { const: 'OK' } } } },
    },
  }),
  '/health/version': get('operation', 'prodmanager-version', {
    security: [],
    summary: 'Retrieve the version of the ProdManager API',
    description:
      'The ProdManager version that this API is compatible with. For the version of the board, see `/api/health`.',
    responses: {
      200: jsonResponse(
        'The version.',
        objectOf({
          current: { type: 'string', description: 'Version of ProdManager.' },
          latest: { type: 'null', description: 'Always null.' },
          release_url: { type: 'null', description: 'Always null.' },
        }),
      ),
    },
  }),
  '/api/token/whoami': get('operation', 'token-whoami', {
    security: [],
    summary: 'Retrieve the claims of the token',
    description:
      'The board does not issue or accept tokens, so the claims are always null. The key is misspelt as in ProdManager.',
    responses: {
      200: jsonResponse('No claims.', objectOf({ playload: { type: 'null', description: 'Always null.' } })),
    },
  }),
  '/api/metrics': get('operation', 'metrics', {
    summary: 'Retrieve metrics for Prometheus',
    responses: {
      200: {
        description: 'The metrics, in the Prometheus text format.',
        content: { 'text/plain': { schema: { type: 'string' } } },
      },
      404: { description: 'Metrics are disabled, or served on a separate port.' },
    },
  }),
  '/api/preferences': {
    post: {
      operationId: 'preferences',
      tags: ['board'],
      security: [],
      summary: 'Set display preferences',
      description:
        'Stores the preferences in cookies for one year. Missing and invalid values reset a preference. Send `Accept: application/json` to get a 204 instead of a redirect.',
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: {
                lang: { type: 'string', description: 'Language: `en` or `fr`.' },
                theme: { type: 'string', description: 'Colour theme: `system`, `light` or `dark`.' },
                zone: { type: 'string', description: 'IANA time zone. Empty for the default of the board.' },
              },
            },
          },
        },
      },
      responses: {
        204: { description: 'Saved.' },
        303: { description: 'Saved. Redirects back to the page with the form.' },
        403: jsonResponse('The form was sent from another site.', refTo('Error')),
        413: jsonResponse('The request body is too long.', refTo('Error')),
      },
    },
  },
};
