import { AT } from '@/lib/status/history/past-links';
import { parseId, type PlaceKind } from '@/lib/status/model/place';
import { parseSelection } from '@/lib/status/model/selection';
import { toMonitorList } from '@/lib/status/monitors/monitor-list';
import { toMonitorPage } from '@/lib/status/monitors/monitor-page';
import { MONITOR_PARAMETERS } from '@/lib/status/monitors/monitor-query';
import { toOverview } from '@/lib/status/overview/overview';
import { toPlaceDetails } from '@/lib/status/places/place-details';
import { toPlaceList } from '@/lib/status/places/place-list';
import { toPlacePage } from '@/lib/status/places/place-page';
import { searchBoard } from '@/lib/status/search/search-board';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';

import { renderMarkdown } from '../markdown/markdown';
import { toDigest } from '../util/digest';
import { viewRoute } from './view-route';

/** `/`, filtered by scopes and services. */
export const overviewRoute = viewRoute({
  pattern: '/',
  query: ['scope', 'service'],
  pageQuery: [AT],
  read: ({ snapshot, query }) =>
    toOverview(snapshot, renderMarkdown, parseSelection(query, snapshot.sections)),
});

/** `/scopes` or `/services`. The browser searches and sorts the list. */
const placesRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}`,
    query: ['q', 'sort', 'scope', 'service'],
    pageQuery: [AT],
    read: ({ snapshot, query }) => toPlaceList(snapshot, kind, parseSelection(query, snapshot.sections)),
  });

/** `/scopes/:id` or `/services/:id`, filtered by the other dimension. */
const placeRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}/:id`,
    query: [kind === 'scopes' ? 'service' : 'scope'],
    pageQuery: [AT],
    read: ({ snapshot, params, query }) => {
      const id = parseId(params['id']);
      const within = parseSelection(query, snapshot.sections);
      return id === null ? null : toPlacePage(snapshot, kind, id, renderMarkdown, within);
    },
  });

export const scopesRoute = placesRoute('scopes');
export const scopeRoute = placeRoute('scopes');
export const servicesRoute = placesRoute('services');
export const serviceRoute = placeRoute('services');

/** `/places/:service/:scope` */
export const placeDetailsRoute = viewRoute({
  pattern: '/places/:service/:scope',
  query: [],
  pageQuery: [AT],
  read: ({ snapshot, params }) => {
    const [serviceId, scopeId] = [parseId(params['service']), parseId(params['scope'])];
    return serviceId === null || scopeId === null
      ? null
      : toPlaceDetails(snapshot, { serviceId, scopeId }, renderMarkdown);
  },
});

/**
 * `/monitors`, one page of the matching monitors. With `all`, all monitors: the browser searches and sorts them. With `all=text`, also the
 * texts that only searches need.
 */
export const monitorsRoute = viewRoute({
  pattern: '/monitors',
  query: MONITOR_PARAMETERS,
  pageQuery: [AT],
  dataQuery: ['all'],
  read: ({ snapshot, query }) =>
    toMonitorList(snapshot, query, query.has('all'), query.get('all') === 'text'),
});

/** `/monitors/:id` */
export const monitorRoute = viewRoute({
  pattern: '/monitors/:id',
  query: [],
  read: ({ snapshot, params }) => {
    const id = parseId(params['id']);
    return id === null ? null : toMonitorPage(snapshot, id, renderMarkdown);
  },
});

/** `/search` */
export const searchRoute = viewRoute({
  pattern: '/search',
  query: ['q'],
  read: ({ snapshot, query, nowMs }) => searchBoard(snapshot, query.get('q') ?? '', renderMarkdown, nowMs),
});

/** Options of the wall's appearance, which do not change its JSON. */
const APPEARANCE = [
  'rotate',
  'zone',
  'lang',
  'theme',
  'size',
  'distance',
  'shape',
  'night',
  'sound',
  'oled',
  'title',
];

/** `/wall` */
export const wallRoute = viewRoute({
  pattern: '/wall',
  query: ['scope', 'service', 'view'],
  pageQuery: APPEARANCE,
  orderedQuery: ['view'],
  readsHistory: true,
  read: async ({ snapshot, query, readWallPast }) => {
    const { options } = parseWallOptions(query);
    const board = toWallBoard(snapshot, options, renderMarkdown, await readWallPast(options));
    // A screen keeps what it has until the version changes.
    const shown = board.views.map(({ quiet, day }) => [quiet, day]);
    return { ...board, version: toDigest(JSON.stringify([board.version, shown])) };
  },
});
