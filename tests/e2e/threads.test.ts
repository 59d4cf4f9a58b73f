import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { toFreshness } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';

import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const MINUTE_MS = 60_000;

/** A board whose renderer does something as soon as it is told to. */
async function startBoardWith(what: string) {
  const dir = mkdtempSync(join(tmpdir(), 'threads-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const sign = join(dir, 'now');
  const script = `
    import { existsSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    if (!isMainThread) setInterval(() => { if (existsSync(${JSON.stringify(sign)})) { ${what} } }, 50).unref();`;
  const source = await startOwnSource({ mood: 'calm' });
  const board = await startOwnBoard(source, {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
  });
  return { board, tellRenderer: () => writeFileSync(sign, '') };
}

describe('a board whose renderer', () => {
  test('ends, ends too, and says so', async () => {
    const { board, tellRenderer } = await startBoardWith('process.exit(0);');
    expect(board.exitCode()).toBeNull();
    tellRenderer();
    await expect.poll(() => board.exitCode(), { timeout: PATIENCE_MS }).toBe(1);
    expect(board.output()).toMatch(/"level":60.*the renderer ended, and the board with it/);
  });

  test('hangs for a minute ends too, and says so', async () => {
    const { board, tellRenderer } = await startBoardWith('for (;;);');
    expect(board.exitCode()).toBeNull();
    tellRenderer();
    // Nothing ends a worker that spins but the main thread, which looks for its heartbeat.
    await expect.poll(() => board.exitCode(), { timeout: MINUTE_MS + PATIENCE_MS }).toBe(1);
    expect(board.output()).toMatch(/"level":60.*the renderer ended, and the board with it/);
    expect(board.output()).toContain('The renderer hangs.');
  });

  test('hangs shows what it has for as long as that is true, and ends when it is told to', async () => {
    const { board, tellRenderer } = await startBoardWith('for (;;);');
    const look = async () => {
      const signal = AbortSignal.timeout(1_000);
      const response = await fetch(`${board.url}/api/snapshot`, { signal }).catch(() => null);
      if (!response) return 'nothing';
      await response.arrayBuffer();
      const { monitors } = parseAges(response.headers.get(AGES_HEADER));
      return toFreshness({ ageSeconds: monitors, intervalSeconds: 1, isSlowed: false, problem: null }).word;
    };
    await expect.poll(look, { timeout: PATIENCE_MS }).toBe('live');
    tellRenderer();
    const seen: string[] = [];
    await expect
      .poll(async () => seen.push(await look()) && seen.at(-1), { timeout: PATIENCE_MS })
      .toBe('nothing');
    // The age goes on, and what was drawn of a live board is shown of no other.
    expect(seen.slice(0, -1).filter((word) => word !== 'live')).toEqual([]);
    expect(await board.stop()).toBe(1);
    expect(board.output()).toContain('the renderer did not hand over before its end');
  });
});
