import type { Hono } from 'hono';

import type { Faults } from '../faults/faults';
import { apiBase, queryOf, type Environment, type SandboxContext } from '../http/environment';
import { readFilters } from './filters';
import { readFormInput } from './form-input';
import { requirePermission } from './guards';
import { pagingHeaders, readPaging } from '../../prodmanager/protocol/paging';
import { json, redirect } from '../http/replies';
import { getOrRefuse, type Resource } from './resource';
import { route } from './route';

/** The id in the path of a request. */
export const idOf = (context: SandboxContext): number => Number(context.req.param('id'));

/** Mounts the routes that every resource has: list, weather, show, create, update and delete. */
export function mountResource<Row extends { readonly id: number }>(
  app: Hono<Environment>,
  resource: Resource<Row>,
  faults: Faults,
): void {
  const { name, table, weather } = resource;
  const permission = `${name}_api`;
  const viewOf = (context: SandboxContext) => ({
    base: apiBase(context),
    showsEvents: context.get('claims') !== null,
  });

  route(app, 'GET', `/api/${name}`, (context) => {
    const query = queryOf(context);
    const paging = readPaging(query);
    const rows = table.list(readFilters(resource.filters, query));
    const start = (paging.page - 1) * paging.perPage;
    const page = rows.slice(start, start + paging.perPage);
    const last = rows[start - 1];
    if (last && page.length > 0 && faults.take('doubled-row', context.req.path)) page[0] = last;
    const view = viewOf(context);
    const items = page.map((row) => resource.toWire(row, view));
    return json({ items }, 200, pagingHeaders(paging, rows.length));
  });

  route(app, 'GET', `/api/${name}/:id{[0-9]+}`, (context) =>
    json(resource.toWire(getOrRefuse(resource, idOf(context), 'show'), viewOf(context))),
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
    resource.remove(getOrRefuse(resource, idOf(context), 'deletion'));
    return redirect(`${apiBase(context)}/${name}`);
  });

  if (!weather) return;
  route(app, 'GET', `/api/weather/${name}`, (context) => {
    const counts = Object.fromEntries([...weather.words].sort().map((word) => [word, 0]));
    for (const row of table.list(readFilters(resource.filters, queryOf(context)))) {
      const word = weather.read(row);
      counts[word] = (counts[word] ?? 0) + 1;
    }
    return json(counts);
  });
}
