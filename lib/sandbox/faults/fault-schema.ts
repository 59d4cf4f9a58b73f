import { z } from 'zod';

import { FAULT_KINDS } from './faults';

const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  path: z.string().startsWith('/').exactOptional(),
  times: z.int().positive().exactOptional(),
  status: z.int().min(200).max(599).exactOptional(),
  delayMs: z.int().nonnegative().exactOptional(),
  retryAfterSeconds: z.int().nonnegative().exactOptional(),
  row: z.enum(['missing-field', 'unknown-status']).exactOptional(),
});

/** Faults as another process sends them, one or a list of them: see `Fault`. */
export const faultSchema = z.union([fault, z.array(fault)]);
