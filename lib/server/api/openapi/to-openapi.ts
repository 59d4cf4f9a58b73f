import { RESOURCE_NAMES } from '@/lib/prodmanager/protocol/resources';
import { BASE_PATH } from '@/lib/site/base-path';

import { toCookieName } from '../../auth/credentials';
import { snapshotSchema, toOpenJsonSchema } from '../../snapshot/snapshot-schema';
import { changeSchema, figuresSchema, gapSchema } from '../history/schemas';
import { errorSchema, wireSchemas } from '../read-api/wire-schemas';
import { ALERT_PATHS, RECEIVED_ALERTS_SCHEMA } from './alert-paths';
import { BOARD_PATHS, HEALTH_SCHEMA } from './board-paths';
import { EMBED_PATHS } from './embed-paths';
import { HISTORY_PATHS, HISTORY_SCHEMAS } from './history-paths';
import { OUTPUT_PATHS } from './output-paths';
import { RESOURCE_PATHS, schemaNameOf } from './resource-paths';
import { ERRORS, FORBIDDEN_SCHEMA } from './responses';
import { STATUSPAGE_PATHS } from './statuspage-paths';
import type { JsonSchema, OpenApi, Operation, Paths } from './types';

const DESCRIPTION = `Read-only API with the same visibility as the board: if the board is private, send the session cookie of a viewer. \`/api/scope\`, \`/api/monitor\` and the
other resources mirror ProdManager’s endpoints: same schemas, filters, sort orders, paging and headers. Only members receive internal events. Repeat a filter to match any of its
values, up to 50; an item must match all filters. Unknown parameters are ignored. Descriptions and comments are untrusted Markdown: sanitize them before you render them. Write
requests return 405, except alerts of Alertmanager.`;

const withoutDialect = ({ $schema: _, ...schema }: JsonSchema): JsonSchema => schema;

/** The errors that the edge may send for every operation: 401 where a viewer is needed. */
const toAccessErrors = ({ security }: Operation): Operation['responses'] =>
  security?.length === 0 ? { 414: ERRORS.tooLong } : { 401: ERRORS.forbidden, 414: ERRORS.tooLong };

const withAccessErrors = (paths: Paths): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [
          method,
          { ...operation, responses: { ...toAccessErrors(operation), ...operation.responses } },
        ]),
      ),
    ]),
  );

/** The OpenAPI 3.1 document of the public API. @param url Address of the board; without it, the document names the base path. */
export function toOpenApi({
  version,
  url,
}: {
  readonly version: string;
  readonly url?: string | undefined;
}): OpenApi {
  const zodSchemas = {
    ...Object.fromEntries(RESOURCE_NAMES.map((name) => [schemaNameOf(name), wireSchemas[name]])),
    Snapshot: snapshotSchema,
    HistoryChange: changeSchema,
    HistoryGap: gapSchema,
    AvailabilityFigures: figuresSchema,
    Error: errorSchema,
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'ProdManager dashboard',
      version,
      description: DESCRIPTION.replaceAll('\n', ' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: url ?? (BASE_PATH || '/') }],
    security: [{}, { session: [] }],
    paths: withAccessErrors({
      ...RESOURCE_PATHS,
      ...HISTORY_PATHS,
      ...OUTPUT_PATHS,
      ...STATUSPAGE_PATHS,
      ...EMBED_PATHS,
      ...BOARD_PATHS,
      ...ALERT_PATHS,
    }),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: toCookieName('session', url),
          description: 'The cookie that signing in sets. A public board needs none.',
        },
        alertmanager: { type: 'http', scheme: 'bearer', description: 'ALERTMANAGER_TOKEN.' },
      },
      schemas: {
        ...Object.fromEntries(
          Object.entries(zodSchemas).map(([name, schema]) => [
            name,
            withoutDialect(toOpenJsonSchema(schema)),
          ]),
        ),
        ...HISTORY_SCHEMAS,
        Health: HEALTH_SCHEMA,
        Forbidden: FORBIDDEN_SCHEMA,
        ReceivedAlerts: RECEIVED_ALERTS_SCHEMA,
      },
    },
  };
}
