import 'server-only';

import {
  RESOURCE_NAMES,
  RESOURCES,
  type FilterSpec,
  type ResourceName,
} from '@/lib/prodmanager/protocol/resources';

import { hasArchive } from '../read-api/past-rows';
import { boardAnswer, ERRORS, refTo } from './answers';
import type { Operation, Parameter, Paths } from './types';

const ASKED_DATE = { type: 'string', examples: ['2026-03-02T08:10', '2026-03-02'] };
const ID: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'A number, as ProdManager gave it.',
  schema: { type: 'integer', minimum: 1 },
};
const PAGING: readonly Parameter[] = [
  {
    name: 'page',
    in: 'query',
    description: 'Which page, from 1. One past the end is empty.',
    schema: { type: 'integer', maximum: 10_000_000, default: 1 },
  },
  {
    name: 'per_page',
    in: 'query',
    description: 'How many a page holds: 50 at most.',
    schema: { type: 'integer', maximum: 50, default: 20 },
  },
];

/** A shape's name: `Scope`. */
export const shapeOf = (name: ResourceName): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

function toParameter(name: string, spec: FilterSpec): Parameter {
  const anyOf = (items: object) => ({ type: 'array', items });
  switch (spec.kind) {
    case 'word':
      return {
        name,
        in: 'query',
        description: 'Any of these; other words are ignored.',
        schema: anyOf({ type: 'string', enum: spec.words }),
      };
    case 'id':
      return {
        name,
        in: 'query',
        description: 'Any of these ids.',
        schema: anyOf({ type: 'integer', minimum: 1 }),
      };
    case 'text':
      return {
        name,
        in: 'query',
        description:
          'Any of these texts, exactly. An empty value finds what has an empty text, and not what has null.',
        schema: anyOf({ type: 'string' }),
      };
    case 'before':
      return {
        name,
        in: 'query',
        description: `${spec.field} before this minute of the source's clock; a date alone means its midnight.`,
        schema: ASKED_DATE,
      };
    case 'after':
      return {
        name,
        in: 'query',
        description: `${spec.field} at this minute of the source's clock or later; a date alone means its midnight.`,
        schema: ASKED_DATE,
      };
  }
}

const toFilters = (name: ResourceName): readonly Parameter[] =>
  Object.entries(RESOURCES[name].filters).map(([parameter, spec]) => toParameter(parameter, spec));

/** What may be over is asked for only so often. */
const toLimit = (name: ResourceName) => (hasArchive(name) ? { 429: ERRORS.tooMany } : {});

function toList(name: ResourceName): Operation {
  const schema = {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: refTo(shapeOf(name)) } },
  };
  return {
    operationId: `list-${name}`,
    tags: [name],
    summary: `A page of the list of ${name}s`,
    description: hasArchive(name)
      ? 'What is open is answered from the board; a query that also asks for what is over is put to ProdManager, and kept for a minute.'
      : 'Answered from the board.',
    parameters: [...toFilters(name), ...PAGING],
    responses: {
      200: boardAnswer('The page.', schema, { isList: true, hasPast: hasArchive(name) }),
      400: ERRORS.badRequest,
      ...toLimit(name),
      503: ERRORS.unavailable,
    },
  };
}

const toShow = (name: ResourceName): Operation => ({
  operationId: `show-${name}`,
  tags: [name],
  summary: `One ${name}`,
  parameters: [ID],
  responses: {
    200: boardAnswer('It.', refTo(shapeOf(name)), { hasPast: hasArchive(name) }),
    404: ERRORS.notFound,
    ...toLimit(name),
    503: ERRORS.unavailable,
  },
});

const toWeather = (name: ResourceName, words: readonly string[]): Operation => ({
  operationId: `weather-${name}`,
  tags: [name],
  summary: `How many ${name}s there are in each state, zeros included`,
  parameters: toFilters(name),
  responses: {
    200: boardAnswer(
      'A count for each state.',
      {
        type: 'object',
        required: words,
        properties: Object.fromEntries(words.map((word) => [word, { type: 'integer', minimum: 0 }])),
      },
      { hasPast: hasArchive(name) },
    ),
    400: ERRORS.badRequest,
    ...toLimit(name),
    503: ERRORS.unavailable,
  },
});

const CALENDAR: Operation = {
  operationId: 'calendar-maintenance',
  tags: ['maintenance'],
  summary: 'A maintenance as an iCalendar file',
  parameters: [ID],
  responses: {
    200: { description: 'The file.', content: { 'application/ics': { schema: { type: 'string' } } } },
    404: ERRORS.notFound,
    429: ERRORS.tooMany,
    503: ERRORS.unavailable,
  },
};

/** The addresses that answer as ProdManager does. */
export const RESOURCE_PATHS: Paths = Object.fromEntries(
  RESOURCE_NAMES.flatMap((name) => {
    const { weather } = RESOURCES[name];
    return [
      [`/api/${name}`, { get: toList(name) }],
      [`/api/${name}/{id}`, { get: toShow(name) }],
      ...(name === 'maintenance' ? [['/api/maintenance/{id}/calendar', { get: CALENDAR }]] : []),
      ...(weather ? [[`/api/weather/${name}`, { get: toWeather(name, weather.words) }]] : []),
    ];
  }),
) as Paths;
