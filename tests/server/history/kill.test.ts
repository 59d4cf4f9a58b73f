import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { createPlace, openHistory, sharePostgres, type Place } from './engines';
import { FLIPPING, toFlipTime } from './flips';

/** How often a process is killed; 200 for a thorough run. */
const KILLS = Number(process.env['HISTORY_KILLS'] ?? 4);
/** Nothing listens there. */
const AWAY = 'postgres://board@127.0.0.1:1/board';

const script = fileURLToPath(new URL('./flipping-recorder.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Records from a reading on, and is killed after some were acknowledged. Returns the last acknowledged one. */
async function recordAndKill(
  { dataDir, databaseUrl = '' }: Place,
  first: number,
  count: number,
): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', script, dataDir, databaseUrl, String(first)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    // More may have been acknowledged since: they are read until the pipe ends.
    if (text.split('\n').length > count) child.kill('SIGKILL');
  }
  await exit;
  return Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
}

const postgres = sharePostgres();

describe.each(['sqlite', 'postgres', 'queue'] as const)('killing a process that records to %s', (kind) => {
  test(`${KILLS} times loses no acknowledged change and repeats none`, async () => {
    const place = await createPlace(kind === 'sqlite' ? 'sqlite' : 'postgres', postgres);
    const used = kind === 'queue' ? { ...place, databaseUrl: AWAY } : place;
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1)
      acknowledged = await recordAndKill(used, kill === 0 ? 0 : acknowledged + 1, 1 + ((kill * 7) % 23));
    expect(acknowledged).toBeGreaterThan(KILLS);

    const now = toFlipTime(acknowledged + 60);
    const history = await openHistory(place, { clock: { now: () => now, elapsed: () => now } });
    for (const monitor of FLIPPING) {
      const times: number[] = [];
      let before: string | null = null;
      do {
        const page = await history.readChanges({
          areas: [{ scopes: null, services: null }],
          kinds: ['monitor'],
          monitors: [monitor],
          limit: 500,
          before,
        });
        times.push(...page.changes.map(({ at }) => at));
        before = page.next;
      } while (before !== null);
      const expected = Array.from({ length: acknowledged }, (_, index) => toFlipTime(index + 1));
      // One more may have been written without its acknowledgement being read.
      expect(times.reverse().slice(0, acknowledged)).toEqual(expected);
      expect(times.length - acknowledged).toBeLessThanOrEqual(1);
    }
  });
});
