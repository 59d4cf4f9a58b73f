import 'server-only';

import { RESOURCE_NAMES } from '@/lib/prodmanager/protocol/resources';
import { BASE_PATH } from '@/lib/site/base-path';

import { snapshotSchema, toOpenJsonSchema } from '../../snapshot/snapshot-schema';
import { errorSchema, wireSchemas } from '../read-api/wire-schemas';
import { OWN_PATHS } from './own-paths';
import { RESOURCE_PATHS, shapeOf } from './resource-paths';
import type { JsonSchema, OpenApi } from './types';

/** What a document says of the board that it describes. */
export interface OpenApiFacts {
  readonly version: string;
  /** The board's address, where it is known. */
  readonly url?: string | undefined;
}

const DESCRIPTION = `Everything that the board knows, read-only, and public where the board is. \`/api/scope\` and its like answer as ProdManager does: the same
shapes, paging, headers, filters and orders, without internal events. Repeat a parameter to mean "any of"; different ones are all required, and more than 50 values of one are a 400; unknown ones, and
values that mean nothing, are ignored. Descriptions and comments are Markdown as people wrote it: untrusted. Writing is answered with 405.`;

// Each is a document of its own; in here there is one for all.
const toShape = ({ $schema: _, ...schema }: JsonSchema): JsonSchema => schema;

/** The description of every public address in OpenAPI 3.1. */
export function toOpenApi({ version, url }: OpenApiFacts): OpenApi {
  const shapes = RESOURCE_NAMES.map((name) => [shapeOf(name), toOpenJsonSchema(wireSchemas[name])] as const);
  return {
    openapi: '3.1.0',
    info: { title: 'ProdManager dashboard', version, description: DESCRIPTION.replaceAll('\n', ' ') },
    // A path is put behind it as it is.
    servers: [{ url: url ?? (BASE_PATH || '/') }],
    paths: { ...RESOURCE_PATHS, ...OWN_PATHS },
    components: {
      schemas: Object.fromEntries(
        [
          ...shapes,
          ['Snapshot', toOpenJsonSchema(snapshotSchema)] as const,
          ['Error', toOpenJsonSchema(errorSchema)] as const,
        ].map(([name, schema]) => [name, toShape(schema)]),
      ),
    },
  };
}
