import 'server-only';

import { parseId, type PlaceKind } from '@/lib/status/model/place';
import { parseSelection } from '@/lib/status/model/selection';
import { toPlaceList } from '@/lib/status/places/place-list';
import { toPlacePage } from '@/lib/status/places/place-page';

import { renderMarkdown } from '../markdown/markdown';
import { viewRoute } from './view-route';

/** All scopes, or all services. A browser searches and sorts them by itself. */
const placesRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}`,
    query: ['q', 'sort', 'scope', 'service'],
    read: ({ snapshot, query }) => toPlaceList(snapshot, kind, parseSelection(query, snapshot.sections)),
  });

/** One of them, cut down further by the other dimension. */
const placeRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}/:id`,
    query: [kind === 'scopes' ? 'service' : 'scope'],
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
