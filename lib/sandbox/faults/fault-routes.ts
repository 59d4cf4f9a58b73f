import type { Hono } from 'hono';
import { z } from 'zod';

import type { Environment } from '../http/context';
import { json } from '../http/responses';
import { FAULT_KINDS, type Faults } from './faults';

/** Mounts `POST /sandbox/faults`, which replaces the active faults, and `DELETE`, which clears them. */
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

const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  path: z.string().startsWith('/').exactOptional(),
  times: z.int().positive().exactOptional(),
  status: z.int().min(200).max(599).exactOptional(),
  delayMs: z.int().nonnegative().exactOptional(),
  retryAfterSeconds: z.int().nonnegative().exactOptional(),
  row: z.enum(['missing-field', 'unknown-status']).exactOptional(),
});

// One fault or a list of them: see `Fault`.
const faultSchema = z.union([fault, z.array(fault)]);
