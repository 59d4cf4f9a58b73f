import { ALL_CHANGE_STATUSES } from '@/lib/status/changes/change-statuses';
import { REPORT_SUBJECTS } from '@/lib/status/history/group';
import { HISTORY_KINDS } from '@/lib/status/history/types';

import { REPORT_DAYS } from '../history/availability';
import { PER_PAGE } from '../history/changes';
import { rowSubjectSchema } from '../history/schemas';
import { toOpenJsonSchema } from '../../snapshot/snapshot-schema';
import { ERRORS, jsonResponse, objectOf, refTo } from './responses';
import type { JsonSchema, Parameter, Paths } from './types';

const query = (name: string, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const anyOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

const placeFilters = (['scope', 'service'] as const).map((name) =>
  query(
    name,
    `Return only what belongs to one of these ${name}s, given by ID or name. An unknown ${name} is an error.`,
    anyOf({ type: 'string' }),
  ),
);
const INSTANT: JsonSchema = { type: 'string', format: 'date-time', examples: ['2026-11-20T14:00:00Z'] };
const DAY: JsonSchema = { type: 'string', format: 'date', examples: ['2026-11-20'] };

const INVALID = jsonResponse('Parameters are invalid. `reasons` names each of them.', refTo('Error'));
const UNAVAILABLE = {
  ...ERRORS.unavailable,
  description: 'The history cannot be read at the moment.',
};

const period = (description: string): JsonSchema =>
  objectOf(
    {
      from: { type: 'string', format: 'date-time', description: 'Its start.' },
      until: { type: 'string', format: 'date-time', description: 'Its end, which is not part of it.' },
    },
    { description },
  );
const listOf = (name: string, description: string): JsonSchema => ({
  type: 'array',
  items: refTo(name),
  description,
});
const words = (values: readonly string[], description: string): JsonSchema => ({
  type: 'string',
  enum: values,
  description,
});

const rowSubject = toOpenJsonSchema(rowSubjectSchema) as {
  readonly properties: Readonly<Record<string, JsonSchema>>;
};

/** Schemas of the responses. */
export const HISTORY_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  HistoryPage: objectOf({
    changes: listOf('HistoryChange', 'Changes, newest first.'),
    gaps: listOf('HistoryGap', 'Times without observation among the times of the page, oldest first.'),
    next: {
      type: ['string', 'null'],
      description: 'Send it as `before` to get the next page; null on the last page.',
    },
  }),
  AvailabilityRow: objectOf({
    ...rowSubject.properties,
    current: { ...refTo('AvailabilityFigures'), description: 'Figures of the period.' },
    previous: {
      anyOf: [refTo('AvailabilityFigures'), { type: 'null' }],
      description: 'Figures of the period before; null if nothing was recorded.',
    },
  }),
  AvailabilityReport: objectOf({
    period: period('The period: whole days of `timeZone`.'),
    previousPeriod: period('As many days before it.'),
    timeZone: { type: 'string', description: 'IANA time zone of the days.' },
    by: words(REPORT_SUBJECTS, 'What each row is of.'),
    maintenance: words(['counted', 'excluded'], 'How maintenance is accounted.'),
    rows: listOf(
      'AvailabilityRow',
      'What had monitors in the period. Services and scopes are sums over their places.',
    ),
  }),
};

/** The operations of the recorded history. */
export const HISTORY_PATHS: Paths = {
  '/api/history/changes': {
    get: {
      operationId: 'history-changes',
      tags: ['history'],
      summary: 'List recorded changes',
      description:
        'Changes of the status of monitors, incidents and maintenances, and what was created, renamed, moved or deleted, newest first. Times without observation are listed as gaps.',
      parameters: [
        ...placeFilters,
        query(
          'kind',
          'Return only changes of these kinds.',
          anyOf({ type: 'string', enum: [...HISTORY_KINDS] }),
        ),
        query(
          'status',
          'Return only changes to these statuses.',
          anyOf({ type: 'string', enum: [...ALL_CHANGE_STATUSES] }),
        ),
        query(
          'monitor',
          'Return only changes of these monitors, given by ID.',
          anyOf({ type: 'integer', minimum: 1 }),
        ),
        query('from', 'Return only changes noticed at or after this instant.', INSTANT),
        query('until', 'Return only changes noticed before this instant.', INSTANT),
        query('before', 'The `next` of a page, to get the page after it.', { type: 'string' }),
        query('per_page', `Maximum number of changes, at most ${PER_PAGE.max}.`, {
          type: 'integer',
          minimum: 1,
          maximum: PER_PAGE.max,
          default: PER_PAGE.default,
        }),
      ],
      responses: {
        200: jsonResponse('A page of changes.', refTo('HistoryPage')),
        400: INVALID,
        503: UNAVAILABLE,
      },
    },
  },
  '/api/history/availability': {
    get: {
      operationId: 'history-availability',
      tags: ['history'],
      summary: 'Retrieve availability and outages',
      description:
        'Accounted time of a period of whole days, and of as many days before it, up to five minutes old. The state of a place is that of its worst monitor; an alert is an outage. Availability counts observed time only. Services and scopes are sums over their places. For CSV, send `format=csv` or `Accept: text/csv`.',
      parameters: [
        ...placeFilters,
        query(
          'from',
          `First day, in the time zone of the board. By default ${REPORT_DAYS.default} days including the last one; at most ${REPORT_DAYS.max} days.`,
          DAY,
        ),
        query('until', 'Last day, today by default.', DAY),
        query('by', 'What each row is of.', {
          type: 'string',
          enum: [...REPORT_SUBJECTS],
          default: 'place',
        }),
        query('maintenance', 'Whether maintenance counts as not available, or is left out.', {
          type: 'string',
          enum: ['counted', 'excluded'],
          default: 'counted',
        }),
        query('format', 'Format of the response.', {
          type: 'string',
          enum: ['json', 'csv'],
          default: 'json',
        }),
      ],
      responses: {
        200: {
          description: 'The figures by row. In CSV, those of the period before have names with `previous`.',
          content: {
            'application/json': { schema: refTo('AvailabilityReport') },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        400: INVALID,
        503: UNAVAILABLE,
      },
    },
  },
};
