import 'server-only';

import { parseId } from '@/lib/status/parse-id';
import { toPlaceList, type PlaceKind } from '@/lib/status/place-list';
import { toPlacePage } from '@/lib/status/place-page';

import { renderMarkdown } from '../markdown';
import { viewRoute } from './view-route';

/** All scopes, or all services. A browser searches and sorts them by itself. */
const placesRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}`,
    query: ['q', 'sort'],
    read: ({ snapshot }) => toPlaceList(snapshot, kind),
  });

/** One of them. */
const placeRoute = (kind: PlaceKind) =>
  viewRoute({
    pattern: `/${kind}/:id`,
    query: [],
    read: ({ snapshot, params }) => {
      const id = parseId(params['id']);
      return id === null ? null : toPlacePage(snapshot, kind, id, renderMarkdown);
    },
  });

export const scopesRoute = placesRoute('scopes');
export const scopeRoute = placeRoute('scopes');
export const servicesRoute = placesRoute('services');
export const serviceRoute = placeRoute('services');
