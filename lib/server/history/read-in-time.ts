import { setTimeout as sleep } from 'node:timers/promises';

import { getLogger } from '../util/logger';
import { toStoreProblem } from './store/store';

/** A database that hangs must not delay a page. */
const TIMEOUT_MS = 1_000;

/** Reads from the history; null while it cannot be read, or if it takes longer than a second. A slow read is not canceled: the next page can use its result. */
export async function readInTime<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await Promise.race([read(), sleep(TIMEOUT_MS, null, { ref: false })]);
  } catch (error) {
    getLogger().warn({ problem: toStoreProblem(error) }, 'the history cannot be read');
    return null;
  }
}
