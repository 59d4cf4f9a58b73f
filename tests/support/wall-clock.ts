import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { findFaketime } from '../../scripts/faketime.mjs';

/** The wall clock of a process, which a test sets while it runs; its monotonic clock and its timers stay right. */
export interface WallClock {
  /** To start the process with. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds ahead of the true time, or behind it. */
  set(aheadSeconds: number): Promise<void>;
}

/** A wall clock for one process or several. */
export async function createWallClock(aheadSeconds = 0): Promise<WallClock> {
  const library = findFaketime();
  if (!library) throw new Error('There is no libfaketime: run npm test, or set LIBFAKETIME_PATH.');
  const folder = await mkdtemp(join(tmpdir(), 'wall-clock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
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
  return { env, set };
}
