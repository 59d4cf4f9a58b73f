import {
  RESOURCE_NAMES,
  RESOURCES,
  type FilterSpec,
  type ResourceName,
} from '@/lib/prodmanager/protocol/resources';

import { hasArchive } from '../read-api/resources';
import { boardResponse, ERRORS, refTo } from './responses';
import type { JsonSchema, Operation, Parameter, Paths } from './types';

const withArticle = (name: ResourceName): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

const toId = (name: ResourceName): Parameter => ({
  name: 'id',
  in: 'path',
  required: true,
  description: `ID of the ${name} in ProdManager.`,
  schema: { type: 'integer', minimum: 1 },
});

const PAGING: readonly Parameter[] = [
  {
    name: 'page',
    in: 'query',
    description: 'Page number, starting at 1. Pages past the last one are empty.',
    schema: { type: 'integer', maximum: 10_000_000, default: 1 },
  },
  {
    name: 'per_page',
    in: 'query',
    description: 'Maximum number of items per page, at most 50.',
    schema: { type: 'integer', maximum: 50, default: 20 },
  },
];

/** The name of the schema of a resource: `Scope`. */
export const schemaNameOf = (name: ResourceName): string =>
  `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const MINUTE: JsonSchema = { type: 'string', examples: ['2026-03-02T08:10', '2026-03-02'] };
const IN_ZONE = 'in ProdManager’s time zone. A date without a time means midnight.';

function describeFilter(spec: FilterSpec): { readonly description: string; readonly schema: JsonSchema } {
  const anyOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
  switch (spec.kind) {
    case 'word':
      return {
        description: `Return only items with one of these values of \`${spec.field}\`. Unknown values are ignored.`,
        schema: anyOf({ type: 'string', enum: spec.words }),
      };
    case 'id':
      return {
        description: `Return only items of one of these ${spec.field}s, given by ID.`,
        schema: anyOf({ type: 'integer', minimum: 1 }),
      };
    case 'text':
      return {
        description: `Return only items whose \`${spec.field}\` is exactly one of these texts. An empty value matches an empty text, but not null.`,
        schema: anyOf({ type: 'string' }),
      };
    case 'before':
      return {
        description: `Return only items whose \`${spec.field}\` is before this minute ${IN_ZONE}`,
        schema: MINUTE,
      };
    case 'after':
      return {
        description: `Return only items whose \`${spec.field}\` is at or after this minute ${IN_ZONE}`,
        schema: MINUTE,
      };
  }
}

const toFilters = (name: ResourceName): readonly Parameter[] =>
  Object.entries(RESOURCES[name].filters).map(([parameter, spec]) => ({
    name: parameter,
    in: 'query',
    ...describeFilter(spec),
  }));

/** Requests that may need closed items are rate limited. */
const toRateLimit = (name: ResourceName) => (hasArchive(name) ? { 429: ERRORS.tooMany } : {});

function toOrder({ order }: { readonly order: readonly string[] }): string {
  const keys = order.map((key) => (key.startsWith('-') ? `${key.slice(1)} (newest first)` : key));
  return new Intl.ListFormat('en', { type: 'unit' }).format(keys);
}

function toList(name: ResourceName): Operation {
  const schema = {
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items: refTo(schemaNameOf(name)), description: 'The items of the page.' },
    },
  };
  const archive =
    ' Open items come from the board. If the filters also match closed ones, they are read from ProdManager, and the response is cached for one minute.';
  return {
    operationId: `list-${name}`,
    tags: [name],
    summary: `List ${name}s`,
    description: `Returns a page of ${name}s, sorted by ${toOrder(RESOURCES[name])}.${hasArchive(name) ? archive : ''}`,
    parameters: [...toFilters(name), ...PAGING],
    responses: {
      200: boardResponse(`A page of ${name}s.`, schema, { isList: true, hasArchive: hasArchive(name) }),
      400: ERRORS.badRequest,
      ...toRateLimit(name),
      503: ERRORS.unavailable,
    },
  };
}

const toShow = (name: ResourceName): Operation => ({
  operationId: `show-${name}`,
  tags: [name],
  summary: `Retrieve ${withArticle(name)}`,
  ...(hasArchive(name) && {
    description: `If the ${name} is closed, it is read from ProdManager, and the response is cached for one minute.`,
  }),
  parameters: [toId(name)],
  responses: {
    200: boardResponse(`The ${name}.`, refTo(schemaNameOf(name)), { hasArchive: hasArchive(name) }),
    404: ERRORS.notFound,
    ...toRateLimit(name),
    503: ERRORS.unavailable,
  },
});

const toWeather = (
  name: ResourceName,
  { field, words }: { readonly field: string; readonly words: readonly string[] },
): Operation => ({
  operationId: `weather-${name}`,
  tags: [name],
  summary: `Count ${name}s by ${field}`,
  description: `Returns the number of ${name}s for each ${field}, including zeros. Takes the same filters as the list.`,
  parameters: toFilters(name),
  responses: {
    200: boardResponse(
      `The number of ${name}s for each ${field}.`,
      {
        type: 'object',
        required: words,
        properties: Object.fromEntries(
          words.map((word) => [
            word,
            { type: 'integer', minimum: 0, description: `Number of ${name}s with ${field} \`${word}\`.` },
          ]),
        ),
      },
      { hasArchive: hasArchive(name) },
    ),
    400: ERRORS.badRequest,
    ...toRateLimit(name),
    503: ERRORS.unavailable,
  },
});

const CALENDAR: Operation = {
  operationId: 'calendar-maintenance',
  tags: ['maintenance'],
  summary: 'Download a maintenance as an iCalendar file',
  parameters: [toId('maintenance')],
  responses: {
    200: {
      description: 'An iCalendar file with one event: the scheduled start and end of the maintenance.',
      content: { 'application/ics': { schema: { type: 'string' } } },
    },
    404: ERRORS.notFound,
    429: ERRORS.tooMany,
    503: ERRORS.unavailable,
  },
};

/** The operations of the read API: same addresses and responses as ProdManager. */
export const RESOURCE_PATHS: Paths = Object.fromEntries(
  RESOURCE_NAMES.flatMap((name) => {
    const { weather } = RESOURCES[name];
    return [
      [`/api/${name}`, { get: toList(name) }],
      [`/api/${name}/{id}`, { get: toShow(name) }],
      ...(name === 'maintenance' ? [['/api/maintenance/{id}/calendar', { get: CALENDAR }]] : []),
      ...(weather ? [[`/api/weather/${name}`, { get: toWeather(name, weather) }]] : []),
    ];
  }),
) as Paths;
