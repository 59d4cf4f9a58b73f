import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { findFaketime } from '../../scripts/faketime.mjs';

/** A wall clock for processes that a test sets while they run. Monotonic clock and timers are not changed. */
export interface WallClock {
  /** The environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets the offset to the real time, in seconds. */
  set(aheadSeconds: number): Promise<void>;
}

/** Creates a wall clock for one or several processes; remove its file with `remove`. */
export async function openWallClock(
  aheadSeconds = 0,
): Promise<WallClock & { readonly remove: () => Promise<void> }> {
  const library = findFaketime();
  if (!library) throw new Error('There is no libfaketime: run npm test, or set LIBFAKETIME_PATH.');
  const folder = await mkdtemp(join(tmpdir(), 'wall-clock-'));
  const path = join(folder, 'time');
  const set = async (seconds: number): Promise<void> => {
    await writeFile(`${path}.new`, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s\n`);
    await rename(`${path}.new`, path);
  };
  await set(aheadSeconds);
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: path,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
  return { env, set, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Creates a wall clock that is removed when the test has finished. */
export async function createWallClock(aheadSeconds = 0): Promise<WallClock> {
  const clock = await openWallClock(aheadSeconds);
  onTestFinished(clock.remove);
  return clock;
}
