import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { BoardState } from '@/lib/server/snapshot/board-state';
import { toEnvelope } from '@/lib/server/snapshot/state-envelope';

import { keep, readKept, setUp, START_MS, toKept } from './open-state-file';
import { readAt, sampleState } from './sample-state';

describe('the state file', () => {
  test('gives back, after a restart, exactly what was kept', async () => {
    const { openFile } = await setUp();
    await keep(openFile(), sampleState());
    expect(await openFile().load('source-one')).toEqual(sampleState());
  });

  test('is nothing special where there is none: null, and not a word', async () => {
    const { openFile, lines } = await setUp();
    expect(await openFile().load('source-one')).toBeNull();
    expect(lines).toEqual([]);
  });

  test('is one file, that only its owner may read', async () => {
    const { openFile, folder, path } = await setUp();
    await keep(openFile(), sampleState());
    expect(await readdir(folder)).toEqual(['state.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('holds the latest of many boards that were saved at once', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    for (let second = 0; second < 50; second += 1)
      file.save(sampleState({ interval: { seconds: second + 1, isSlowed: false } }));
    await file.close();
    expect((await readKept(path)).content.interval.seconds).toBe(50);
  });

  test('is written without being closed, and again when the content changes', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    for (const seconds of [15, 30]) {
      file.save(sampleState({ interval: { seconds, isSlowed: false } }));
      await expect.poll(async () => (await readKept(path)).content.interval.seconds).toBe(seconds);
    }
  });

  test('lags at most a minute behind where only the read times change, and not at all when closed', async () => {
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

  test('is not written any more once it is closed', async () => {
    const { openFile, path } = await setUp();
    const file = openFile();
    await keep(file, sampleState());
    const before = await readFile(path, 'utf8');
    await keep(file, sampleState({ transitions: [] }));
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});

describe('a state file that is of no use', () => {
  const whole = toEnvelope(toKept(sampleState()));
  test.each([
    ['is empty', '', 'it is not whole'],
    ['is no JSON', 'hello', 'it is not whole'],
    ['lost its end', whole.slice(0, -100), 'it is not whole'],
    ['lost its line break', whole.trimEnd(), 'it is not whole'],
    ['has one letter changed', whole.replace('latency', 'Latency'), 'its checksum does not match'],
    ['is of a later version', whole.replace('"format":2', '"format":3'), 'it is of another version'],
    [
      'holds something else',
      toEnvelope(toKept(sampleState({ sections: {} as BoardState['sections'] }))),
      'it does not hold a board',
    ],
  ])('because it %s is set aside with one warning', async (_, text, problem) => {
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

  test('because it is of another source is set aside as foreign', async () => {
    const { openFile, folder, lines } = await setUp();
    await keep(openFile(), sampleState({ sourceId: 'source-two' }));
    expect(await openFile().load('source-one')).toBeNull();
    expect(await readdir(folder)).toEqual(['state.json.foreign-2026-11-05T12-00-00-000Z']);
    expect(lines).toHaveLength(1);
  });

  test('because it is huge is not read into memory', async () => {
    const { openFile, folder, path } = await setUp();
    await mkdir(folder);
    await writeFile(path, '');
    await truncate(path, 3 * 1024 ** 3);
    expect(await openFile().load('source-one')).toBeNull();
    expect(await readdir(folder)).toEqual([expect.stringMatching(/damaged/)]);
  });

  test('because it is a folder is set aside as well', async () => {
    const { openFile, path } = await setUp();
    await mkdir(path, { recursive: true });
    expect(await openFile().load('source-one')).toBeNull();
    await keep(openFile(), sampleState());
    expect(await openFile().load('source-one')).toEqual(sampleState());
  });

  test('does not pile up: the latest three are kept', async () => {
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
  test('is told of once, and once when it is back, and what was missed is written', async () => {
    const { openFile, folder, path, lines } = await setUp();
    // A file where the folder should be: this keeps even root from writing.
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

  test('does not stop the start either', async () => {
    const { openFile, folder, lines } = await setUp();
    await writeFile(folder, '');
    expect(await openFile().load('source-one')).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 40, problem: 'ENOTDIR' });
  });
});

describe('what a killed writer left', () => {
  test('is removed when it is old, and left to its writer when it is not', async () => {
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
