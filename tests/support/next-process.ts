import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort } from './own-board';

/** Starts the built board without the edge, served by Next itself. */
export async function startNext(env: Record<string, string>) {
  const port = await findFreePort();
  const { PATH = '', HOME = '' } = process.env;
  const dataDir = mkdtempSync(join(tmpdir(), 'board-'));
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    { env: { PATH, HOME, NODE_ENV: 'production', DATA_DIR: dataDir, ...env }, stdio: 'ignore' },
  );
  const exit = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exit;
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const isUp = await fetch(`${url}/api/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url, stop };
    await sleep(200);
  }
  await stop();
  throw new Error('Next did not start.');
}
