import 'server-only';

import { toOverview } from '@/lib/status/overview/overview';
import { parseSelection } from '@/lib/status/model/selection';

import { renderMarkdown } from '../markdown/markdown';
import { viewRoute } from './view-route';

/** The overview, cut down to the scopes and services of its query. */
export const overviewRoute = viewRoute({
  pattern: '/',
  query: ['scope', 'service'],
  read: ({ snapshot, query }) =>
    toOverview(snapshot, renderMarkdown, parseSelection(query, snapshot.sections)),
});
