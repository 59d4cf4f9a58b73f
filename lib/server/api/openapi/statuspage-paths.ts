import { toOpenJsonSchema } from '../../snapshot/snapshot-schema';
import { DOCUMENT_NAMES, documentSchemas, type DocumentName } from '../statuspage/schemas';
import { boardResponse, ERRORS } from './responses';
import type { JsonSchema, Operation, Parameter, Paths } from './types';

const SUMMARIES: Readonly<Record<DocumentName, string>> = {
  summary: 'Status, components, unresolved incidents and open maintenances',
  status: 'Status of the page',
  components: 'Groups and their components',
  incidents: 'The latest 50 incidents',
  'incidents/unresolved': 'Unresolved incidents',
  'scheduled-maintenances': 'The latest 50 maintenances',
  'scheduled-maintenances/upcoming': 'Maintenances that have not started',
  'scheduled-maintenances/active': 'Maintenances in progress',
};

const GROUP: Parameter = {
  name: 'group',
  in: 'query',
  description: 'What component groups are: services (default) or scopes. Their components are the other.',
  schema: { type: 'string', enum: ['service', 'scope'] },
};

/** Statuspage documents its own fields; only what differs is described, and the rest by its name. */
function describe(schema: unknown, name = ''): unknown {
  if (Array.isArray(schema)) return schema.map((entry) => describe(entry));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key !== 'properties') return [key, describe(value)];
    const properties = Object.entries(value as Record<string, unknown>);
    return [key, Object.fromEntries(properties.map(([field, child]) => [field, describe(child, field)]))];
  });
  const described = Object.fromEntries(entries) as JsonSchema;
  return name === '' || 'description' in described
    ? described
    : { ...described, description: `\`${name}\` as in Statuspage.` };
}

function toOperation(name: DocumentName, ending: string): Operation {
  const isPast = name === 'incidents' || name === 'scheduled-maintenances';
  const { $schema: _, ...schema } = toOpenJsonSchema(documentSchemas[name]);
  return {
    operationId: `statuspage-${name.replace(/\//, '-')}${ending === '' ? '-plain' : ''}`,
    tags: ['statuspage'],
    summary: SUMMARIES[name],
    description: 'In the format of Atlassian Statuspage. An unknown status is never operational.',
    parameters: [GROUP],
    responses: {
      200: boardResponse('The document.', describe(schema) as JsonSchema),
      400: ERRORS.badRequest,
      ...(isPast && { 429: ERRORS.tooMany }),
      503: ERRORS.unavailable,
    },
  };
}

/** The documents of `/api/v2`, with and without `.json`. */
export const STATUSPAGE_PATHS: Paths = Object.fromEntries(
  DOCUMENT_NAMES.flatMap((name) =>
    ['.json', ''].map((ending) => [`/api/v2/${name}${ending}`, { get: toOperation(name, ending) }]),
  ),
);
