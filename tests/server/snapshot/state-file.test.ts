import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { BoardState } from '@/lib/server/snapshot/board-state';
import { toEnvelope } from '@/lib/server/snapshot/state-envelope';

import { keep, readKept, setUp, START_MS, toKept } from './open-state-file';
import { readAt, sampleState } from './sample-state';

describe('the state file', () => {
  test('restores exactly the saved board after a restart', async () => {
    const { openFile } = await setUp();
    await keep(openFile(), sampleState());
    expect(await openFile().load('source-one')).toEqual(sampleState());
  });

  test('returns null without a log line if there is no file', async () => {
    const { openFile, lines } = await setUp();
    expect(await openFile().load('source-one')).toBeNull();
    expect(lines).toEqual([]);
  });

  test('is a single file, readable by its owner only', async () => {
    const { openFile, folder, path } = await setUp();
    await keep(openFile(), sampleState());
    expect(await readdir(folder)).toEqual(['state.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('contains the latest of many boards that were saved at the same time', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    for (let second = 0; second < 50; second += 1)
      file.save(sampleState({ interval: { seconds: second + 1, isSlowed: false } }));
    await file.close();
    expect((await readKept(path)).content.interval.seconds).toBe(50);
  });

  test('is written before close, and again when the content changes', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    for (const seconds of [15, 30]) {
      file.save(sampleState({ interval: { seconds, isSlowed: false } }));
      await expect.poll(async () => (await readKept(path)).content.interval.seconds).toBe(seconds);
    }
  });

  test('lags by a minute at most if only read times change, and not at all after close', async () => {
    const { openFile, path, time } = await setUp();
    const file = openFile();
    const keptMs = async () => (await readKept(path)).keptAt.wallMs - START_MS;
    const saveAt = (elapsedMs: number) => {
      time.elapsed = elapsedMs;
      time.now = START_MS + elapsedMs;
      file.save(sampleState({ readTimes: readAt(elapsedMs), sweptAtMs: elapsedMs }));
    };
    saveAt(1);
    await expect.poll(() => keptMs().catch(() => null)).toBe(1);
    saveAt(59_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await keptMs()).toBe(1);
    saveAt(60_001);
    await expect.poll(keptMs).toBe(60_001);
    saveAt(60_002);
    await file.close();
    expect(await keptMs()).toBe(60_002);
  });

  test('is not written after close', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    await keep(file, sampleState());
    const before = await readFile(path, 'utf8');
    await keep(file, sampleState({ transitions: [] }));
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});

describe('an unusable state file', () => {
  const whole = toEnvelope(toKept(sampleState()));
  test.each([
    ['is empty', '', 'it is not whole'],
    ['is no JSON', 'hello', 'it is not whole'],
    ['lost its end', whole.slice(0, -100), 'it is not whole'],
    ['lost its line break', whole.trimEnd(), 'it is not whole'],
    ['has one letter changed', whole.replace('latency', 'Latency'), 'its checksum does not match'],
    ['is of a later version', whole.replace('"format":2', '"format":3'), 'it is of another version'],
    [
      'contains something else',
      toEnvelope(toKept(sampleState({ sections: {} as BoardState['sections'] }))),
      'it does not hold a board',
    ],
  ])('because it %s is renamed with one warning', async (_, text, problem) => {
    const { openFile, folder, path, lines } = await setUp();
    await mkdir(folder);
    await writeFile(path, text);
    expect(await openFile().load('source-one')).toBeNull();
    expect(await readdir(folder)).toEqual(['state.json.damaged-2026-11-05T12-00-00-000Z']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 40, problem });
    await keep(openFile(), sampleState());
    expect(await openFile().load('source-one')).toEqual(sampleState());
  });

  test('of another source is renamed to `foreign`', async () => {
    const { openFile, folder, lines } = await setUp();
    await keep(openFile(), sampleState({ sourceId: 'source-two' }));
    expect(await openFile().load('source-one')).toBeNull();
    expect(await readdir(folder)).toEqual(['state.json.foreign-2026-11-05T12-00-00-000Z']);
    expect(lines).toHaveLength(1);
  });

  test('that is huge is not read into memory', async () => {
    const { openFile, folder, path } = await setUp();
    await mkdir(folder);
    await writeFile(path, '');
    await truncate(path, 3 * 1024 ** 3);
    expect(await openFile().load('source-one')).toBeNull();
    expect(await readdir(folder)).toEqual([expect.stringMatching(/damaged/)]);
  });

  test('that is a folder is renamed too', async () => {
    const { openFile, path } = await setUp();
    await mkdir(path, { recursive: true });
    expect(await openFile().load('source-one')).toBeNull();
    await keep(openFile(), sampleState());
    expect(await openFile().load('source-one')).toEqual(sampleState());
  });

  test('is kept only three times', async () => {
    const { openFile, folder, path, time } = await setUp();
    await mkdir(folder);
    for (let day = 0; day < 5; day += 1) {
      time.now += 86_400_000;
      await writeFile(path, day % 2 ? 'hello' : toEnvelope(toKept(sampleState({ sourceId: 'source-two' }))));
      await openFile().load('source-one');
    }
    const days = (await readdir(folder)).map((name) => name.slice(-'08T12-00-00-000Z'.length, -14)).sort();
    expect(days).toEqual(['08', '09', '10']);
  });
});

describe('a disk that cannot be written to', () => {
  test('is logged once, and once when it recovers, and the pending board is written', async () => {
    const { openFile, folder, path, lines } = await setUp();
    // A file in place of the folder prevents writing even for root.
    await writeFile(folder, '');
    const file = openFile();
    for (const seconds of [1, 2, 3]) {
      file.save(sampleState({ interval: { seconds, isSlowed: false } }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 40, problem: 'EEXIST' });
    await rm(folder);
    await file.close();
    expect(lines).toHaveLength(2);
    expect((await readKept(path)).content.interval.seconds).toBe(3);
  });

  test('does not prevent the start', async () => {
    const { openFile, folder, lines } = await setUp();
    await writeFile(folder, '');
    expect(await openFile().load('source-one')).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 40, problem: 'ENOTDIR' });
  });
});

describe('a temporary file of a killed writer', () => {
  test('is removed only when it is old', async () => {
    const { openFile, folder, time } = await setUp();
    await keep(openFile(), sampleState());
    for (const [name, ageSeconds] of [
      ['old', 61],
      ['new', 59],
    ] as const) {
      const path = join(folder, `state.json.${name}.tmp`);
      await writeFile(path, '');
      await utimes(path, new Date(time.now), new Date(time.now - ageSeconds * 1_000));
    }
    await openFile().load('source-one');
    expect((await readdir(folder)).sort()).toEqual(['state.json', 'state.json.new.tmp']);
  });
});
