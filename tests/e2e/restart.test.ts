import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { emptyFolder } from '../support/empty-folder';
import { readBoard, startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function expectFresh(board: BoardProcess) {
  await expect
    .poll(async () => (await readBoard(board)).sections.monitors.state, { timeout: PATIENCE_MS })
    .toBe('fresh');
}

describe('a board that restarts while its source is down', () => {
  test.each(['stop', 'kill'] as const)('shows the last board with its true age, after a %s', async (end) => {
    const folder = emptyFolder();
    const source = await startOwnSource();
    const first = await startOwnBoard(source, { DATA_DIR: folder });
    await expectFresh(first);
    await expect.poll(() => readdir(folder)).toContain('state.json');
    const before = await readBoard(first);
    // After a kill, the state file may be a minute old; after a stop it is current.
    const lagSeconds = end === 'stop' ? 1 : 61;
    const seenAtMs = Date.now();
    await first[end]();
    const endedAtMs = Date.now();
    await source.kill();
    await sleep(2_000);

    const second = await startOwnBoard(source, { DATA_DIR: folder });
    const restSeconds = (Date.now() - endedAtMs) / 1_000;
    const after = await readBoard(second);
    const passedSeconds = (Date.now() - seenAtMs) / 1_000;
    expect(after.sections.monitors.items).toEqual(before.sections.monitors.items);
    expect(after.sections.monitors.items.length).toBeGreaterThan(0);
    // Ages have tenths of a second.
    expect(after.ages.monitors).toBeGreaterThan(restSeconds - 0.1);
    expect(after.ages.monitors).toBeLessThan((before.ages.monitors ?? NaN) + passedSeconds + lagSeconds);
    await expect
      .poll(async () => (await readBoard(second)).sections.monitors)
      .toMatchObject({ state: 'stale', problem: 'unreachable' });
    const page = await (await fetch(second.url)).text();
    expect(page).toContain(before.sections.services.items[0]?.name);

    await source.revive();
    await expectFresh(second);
  });
});

describe('a truncated state file', () => {
  test('is moved away and does not prevent the start', async () => {
    const folder = emptyFolder();
    const source = await startOwnSource();
    const path = join(folder, 'state.json');
    const first = await startOwnBoard(source, { DATA_DIR: folder });
    await expectFresh(first);
    expect(await first.stop()).toBe(0);
    const kept = await readFile(path);
    expect(kept.includes(source.token)).toBe(false);
    await writeFile(path, kept.subarray(0, kept.length / 2));

    const second = await startOwnBoard(source, { DATA_DIR: folder });
    await expectFresh(second);
    expect(second.output().match(/was set aside/g)).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('state.json.damaged-'))).toHaveLength(1);
    expect(await second.stop()).toBe(0);
    expect(await readdir(folder)).toContain('state.json');
  });
});
