import 'server-only';

import { toMonitorList } from '@/lib/status/monitor-list';
import { toMonitorPage } from '@/lib/status/monitor-page';
import { MONITOR_PARAMETERS } from '@/lib/status/monitor-query';
import { parseId } from '@/lib/status/parse-id';

import { renderMarkdown } from '../markdown';
import { viewRoute } from './view-route';

/** A page of the monitors that a query asks for; with `all`, every one, for a browser that searches by itself. */
export const monitorsRoute = viewRoute({
  pattern: '/monitors',
  query: MONITOR_PARAMETERS,
  dataQuery: ['all'],
  read: ({ snapshot, query }) => toMonitorList(snapshot, query, query.has('all')),
});

/** One monitor. */
export const monitorRoute = viewRoute({
  pattern: '/monitors/:id',
  query: [],
  read: ({ snapshot, params }) => {
    const id = parseId(params['id']);
    return id === null ? null : toMonitorPage(snapshot, id, renderMarkdown);
  },
});
