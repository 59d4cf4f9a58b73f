import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { startOwnBoard, startOwnSource } from '../support/own-board';

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
    await expect.poll(() => board.exitCode(), { timeout: 10_000 }).toBe(1);
    expect(board.output()).toMatch(/"level":60.*the renderer ended, and the board with it/);
  });
});
