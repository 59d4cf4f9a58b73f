import 'server-only';

import { toMonitorList } from '@/lib/status/monitors/monitor-list';
import { toMonitorPage } from '@/lib/status/monitors/monitor-page';
import { MONITOR_PARAMETERS } from '@/lib/status/monitors/monitor-query';
import { parseId } from '@/lib/status/model/place';

import { renderMarkdown } from '../markdown/markdown';
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
