import type { Hono } from 'hono';

import { toCalendarFile } from '../../prodmanager/protocol/calendar';
import {
  createFilter,
  type DateFormat,
  pagingHeaders,
  readFilters,
  readPaging,
} from '../../prodmanager/protocol/query';
import { countWeather, RESOURCES, titleOf } from '../../prodmanager/protocol/resources';
import type { Faults } from '../faults/faults';
import { apiBase, type Environment, queryOf, route, type SandboxContext } from '../http/context';
import { json, redirect } from '../http/responses';
import type { MaintenanceRow } from '../store/rows';
import type { ResourceWithEvents, Store } from '../store/store';
import { toSqliteText } from '../store/wall-clock';
import { flag, rawText } from './fields';
import { readForm, readFormInput } from './forms';
import { requirePermission } from './guards';
import { getOrThrow, type Resource } from './resource';

const idOf = (context: SandboxContext): number => Number(context.req.param('id'));

// SQLite compares dates as texts: the blank in a stored date sorts before the `T` in the query.
const DATES: DateFormat = { fromField: toSqliteText, fromQuery: (value) => value };

/** Mounts the routes that every resource has: list, weather, show, create, update and delete. */
export function mountResource<Row extends { readonly id: number }>(
  app: Hono<Environment>,
  resource: Resource<Row>,
  faults: Faults,
): void {
  const { name, table } = resource;
  const spec = RESOURCES[name];
  const permission = `${name}_api`;
  const viewOf = (context: SandboxContext) => ({
    base: apiBase(context),
    showsEvents: context.get('claims') !== null,
  });
  const findRows = (query: URLSearchParams): Row[] =>
    table.list([createFilter(spec, readFilters(spec, query), DATES)]);

  route(app, 'GET', `/api/${name}`, (context) => {
    const query = queryOf(context);
    const paging = readPaging(query);
    const rows = findRows(query);
    const start = (paging.page - 1) * paging.perPage;
    const page = rows.slice(start, start + paging.perPage);
    const last = rows[start - 1];
    if (last && page.length > 0 && faults.take('doubled-row', context.req.path)) page[0] = last;
    const view = viewOf(context);
    const items = page.map((row) => resource.toWire(row, view));
    return json({ items }, 200, pagingHeaders(paging, rows.length));
  });

  route(app, 'GET', `/api/${name}/:id{[0-9]+}`, (context) =>
    json(resource.toWire(getOrThrow(resource, idOf(context), 'show'), viewOf(context))),
  );

  route(app, 'POST', `/api/${name}/create`, async (context) => {
    requirePermission(context, permission);
    const { id } = resource.create(await readFormInput(context.req.raw));
    return redirect(`${apiBase(context)}/${name}/${id}`);
  });

  route(app, 'POST', `/api/${name}/:id{[0-9]+}/update`, async (context) => {
    requirePermission(context, permission);
    resource.update(idOf(context), await readFormInput(context.req.raw));
    return redirect(`${apiBase(context)}/${name}/${idOf(context)}`);
  });

  route(app, 'POST', `/api/${name}/:id{[0-9]+}/delete`, (context) => {
    requirePermission(context, permission);
    resource.remove(getOrThrow(resource, idOf(context), 'deletion'));
    return redirect(`${apiBase(context)}/${name}`);
  });

  const { weather } = spec;
  if (weather) {
    route(app, 'GET', `/api/weather/${name}`, (context) =>
      json(countWeather(weather, findRows(queryOf(context)))),
    );
  }
}

/** Mounts the comments of incidents and maintenances, and the calendar of a maintenance. */
export function mountEventRoutes(app: Hono<Environment>, store: Store): void {
  const form = { comment: rawText, internal: flag };
  for (const name of ['incident', 'maintenance'] satisfies ResourceWithEvents[]) {
    route(app, 'POST', `/api/${name}/:id{[0-9]+}/comment`, async (context) => {
      requirePermission(context, `${name}_api`);
      const input = await readFormInput(context.req.raw);
      const { comment, internal } = readForm(form, input, `${titleOf(name)} comment failed`);
      store.addEvent(name, idOf(context), { type: 'comment', content: comment, internal });
      return redirect(`${apiBase(context)}/${name}/${idOf(context)}`);
    });
  }

  route(app, 'GET', '/api/maintenance/:id{[0-9]+}/calendar', (context) => {
    const row = getOrThrow({ name: 'maintenance', table: store.maintenance }, idOf(context), 'show');
    return toMaintenanceCalendar(store, row, `${apiBase(context)}/maintenance/${row.id}`);
  });
}

const toMaintenanceCalendar = (store: Store, row: MaintenanceRow, address: string): Response =>
  toCalendarFile({
    maintenance: row,
    place: `${store.scope.get(row.scope)?.name}/${store.service.get(row.service)?.name}`,
    address,
    product: 'Sandbox',
    stamp: store.moment,
    start: new Date(`${row.scheduled_start_date}Z`),
    end: new Date(`${row.scheduled_end_date}Z`),
  });
