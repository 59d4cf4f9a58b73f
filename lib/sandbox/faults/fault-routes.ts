import type { Hono } from 'hono';

import type { Environment } from '../http/environment';
import { json } from '../http/replies';
import { faultSchema } from './fault-schema';
import type { Faults } from './faults';

/** Mounts the switch for faults that another process can reach: `POST /sandbox/faults` sets, `DELETE` clears. */
export function mountFaultRoutes(app: Hono<Environment>, faults: Faults): void {
  app.post('/sandbox/faults', async (context) => {
    const sent = faultSchema.safeParse(await context.req.json().catch(() => null));
    if (!sent.success)
      return json(
        { message: 'Not a fault', reasons: { fault: sent.error.issues.map(({ message }) => message) } },
        400,
      );
    faults.set(sent.data);
    return new Response(null, { status: 204 });
  });
  app.delete('/sandbox/faults', () => {
    faults.clear();
    return new Response(null, { status: 204 });
  });
}
