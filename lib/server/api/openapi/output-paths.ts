import { LANGUAGES } from '@/lib/site/preferences';

import { FEED_FORMATS, FEED_KINDS, type FeedFormat } from '../outputs/output-routes';
import { ERRORS, jsonResponse, refTo } from './responses';
import type { JsonSchema, Operation, Parameter, Paths } from './types';

const query = (name: string, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

const COMMON: readonly Parameter[] = [
  ...(['scope', 'service'] as const).map((name) =>
    query(
      name,
      `Contain only what belongs to one of these ${name}s, given by ID or name. An unknown ${name} is an error.`,
      { type: 'array', items: { type: 'string' } },
    ),
  ),
  query('lang', 'Language of titles and texts.', { type: 'string', enum: [...LANGUAGES], default: 'en' }),
  query('share', 'Token of a share link, instead of a cookie.', { type: 'string' }),
];

const RESPONSES = {
  400: jsonResponse('Parameters are invalid. `reasons` names each of them.', refTo('Error')),
  429: ERRORS.tooMany,
  503: ERRORS.unavailable,
};

const TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};
const NAMES: Readonly<Record<FeedFormat, string>> = { atom: 'Atom', rss: 'RSS 2.0', json: 'JSON Feed 1.1' };

const toFeed = (format: FeedFormat): Operation => ({
  operationId: `feed-${format}`,
  tags: ['outputs'],
  summary: `Subscribe to a feed in ${NAMES[format]}`,
  description:
    'The latest incidents, maintenances and announcements, open and closed, the last updated first. While the board knows nothing of the present, an entry says so.',
  parameters: [
    ...COMMON,
    query('kind', 'Contain only these kinds; by default all but `change`, changes of monitors.', {
      type: 'array',
      items: { type: 'string', enum: [...FEED_KINDS] },
    }),
  ],
  responses: {
    200: { description: 'The feed.', content: { [TYPES[format]]: { schema: { type: 'string' } } } },
    ...RESPONSES,
  },
});

/** The feeds and the calendar. */
export const OUTPUT_PATHS: Paths = {
  ...Object.fromEntries(FEED_FORMATS.map((format) => [`/feed.${format}`, { get: toFeed(format) }])),
  '/calendar.ics': {
    get: {
      operationId: 'calendar',
      tags: ['outputs'],
      summary: 'Subscribe to a calendar of maintenances',
      description:
        'Open maintenances and the latest closed ones. `SEQUENCE` and `LAST-MODIFIED` grow with each change; a canceled maintenance has the status `CANCELLED`.',
      parameters: COMMON,
      responses: {
        200: {
          description: 'An iCalendar file.',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        ...RESPONSES,
      },
    },
  },
};
