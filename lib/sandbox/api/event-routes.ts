import type { Hono } from 'hono';

import type { EventfulResource, Store } from '../store/store';
import { maintenanceCalendar } from './calendar';
import { apiBase, type Environment } from '../http/environment';
import { mark, rawText } from './fields';
import { readFormInput } from './form-input';
import { requirePermission } from './guards';
import { readForm } from './read-form';
import { redirect } from '../http/replies';
import { getOrRefuse, titleOf } from './resource';
import { idOf } from './resource-routes';
import { route } from './route';

const COMMENT = { comment: rawText, internal: mark };

/** Mounts what only incidents and maintenances have: comments, and a maintenance's calendar. */
export function mountEventRoutes(app: Hono<Environment>, store: Store): void {
  for (const name of ['incident', 'maintenance'] satisfies EventfulResource[]) {
    route(app, 'POST', `/api/${name}/:id{[0-9]+}/comment`, async (context) => {
      requirePermission(context, `${name}_api`);
      const input = await readFormInput(context.req.raw);
      const { comment, internal } = readForm(COMMENT, input, `${titleOf(name)} comment failed`);
      store.addEvent(name, idOf(context), { type: 'comment', content: comment, internal });
      return redirect(`${apiBase(context)}/${name}/${idOf(context)}`);
    });
  }

  route(app, 'GET', '/api/maintenance/:id{[0-9]+}/calendar', (context) => {
    const row = getOrRefuse({ name: 'maintenance', table: store.maintenance }, idOf(context), 'show');
    return maintenanceCalendar(store, row, `${apiBase(context)}/maintenance/${row.id}`);
  });
}
