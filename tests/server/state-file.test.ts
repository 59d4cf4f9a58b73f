import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';

import type { BoardState } from '@/lib/server/board-state';
import { toBoardAges, toContent } from '@/lib/server/board-ages';
import { type KeptBoard, toEnvelope } from '@/lib/server/state-envelope';
import { StateFile } from '@/lib/server/state-file';

import { readAt, sampleState } from './sample-state';

const START_MS = Date.parse('2026-11-05T12:00:00Z');

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function setUp() {
  const parent = await mkdtemp(join(tmpdir(), 'board-state-'));
  folders.push(parent);
  const folder = join(parent, 'data');
  const time = { now: START_MS, elapsed: 0, uptime: 900_000 };
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as never) });
  const clock = { now: () => time.now, elapsed: () => time.elapsed };
  const boot = { id: 'boot-1' as string | null, uptimeMs: () => time.uptime };
  return {
    folder,
    path: join(folder, 'state.json'),
    time,
    boot,
    lines,
    openFile: () => new StateFile(folder, { log, clock, boot }),
  };
}

async function keep(file: StateFile, state: BoardState) {
  file.save(state);
  await file.close();
}

/** As long as writes take; what is awaited here is the disk. */
const readKept = async (path: string) =>
  (JSON.parse(await readFile(path, 'utf8')) as { state: KeptBoard }).state;

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

/** A board as it is kept at the start. */
const toKept = (state: BoardState): KeptBoard => ({
  content: toContent(state),
  publication: state.publication,
  ages: toBoardAges(state, 0),
  keptAt: { wallMs: START_MS, bootId: 'boot-1', uptimeMs: 900_000 },
});

describe('the age of a board that was kept', () => {
  const MINUTE_MS = 60_000;
  const HOUR_MS = 60 * MINUTE_MS;

  /** Keeps a board that was read ten seconds ago and swept five minutes ago, and starts again. */
  async function restart({
    wallMs,
    uptimeMs = wallMs,
    bootId = 'boot-1',
  }: {
    wallMs: number;
    uptimeMs?: number;
    bootId?: string | null;
  }) {
    const set = await setUp();
    set.time.elapsed = 400_000;
    const state = sampleState({
      readTimes: { ...readAt(390_000), incidents: null },
      sweptAtMs: 100_000,
      publication: { term: 3, version: 17 },
    });
    await keep(set.openFile(), state);
    set.time.now += wallMs;
    set.time.uptime += uptimeMs;
    set.boot.id = bootId;
    // Another process: its clock began somewhere else.
    set.time.elapsed = 7_000;
    const loaded = await set.openFile().load('source-one');
    const agoOf = (atMs: number | null | undefined) => (typeof atMs === 'number' ? 7_000 - atMs : atMs);
    return {
      loaded,
      monitorsMs: agoOf(loaded?.readTimes.monitors),
      incidentsMs: agoOf(loaded?.readTimes.incidents),
      sweptMs: agoOf(loaded?.sweptAtMs),
    };
  }

  test('is what it was and what passed since, for the reads and for the sweep', async () => {
    const { loaded, ...ages } = await restart({ wallMs: MINUTE_MS });
    expect(ages).toEqual({ monitorsMs: 70_000, incidentsMs: null, sweptMs: 360_000 });
    expect(loaded?.publication).toEqual({ term: 3, version: 17 });
  });

  test.each([
    ['was an hour ahead', { wallMs: -HOUR_MS, uptimeMs: MINUTE_MS }],
    ['is three seconds behind', { wallMs: -3_000, uptimeMs: 1_000 }],
    ['was ahead on another machine', { wallMs: -HOUR_MS, bootId: 'boot-2' }],
    ['was ahead on one that says nothing of its start', { wallMs: -HOUR_MS, bootId: null }],
  ])('is not known where the clock %s', async (_, moved) => {
    const { loaded, ...ages } = await restart(moved);
    expect(ages).toEqual({ monitorsMs: null, incidentsMs: null, sweptMs: null });
    expect(loaded?.sections).toEqual(sampleState().sections);
  });

  test('is no less where the clock is a second behind, as clocks are that are kept right', async () => {
    expect(await restart({ wallMs: -1_000, uptimeMs: 0 })).toMatchObject({ monitorsMs: 10_000 });
  });

  test('is told by the uptime of the machine where its clock was set back by less than the restart took', async () => {
    expect(await restart({ wallMs: 10_000, uptimeMs: MINUTE_MS })).toMatchObject({ monitorsMs: 70_000 });
  });

  test('is told by the clock where that went on further, and where the machine started again', async () => {
    expect(await restart({ wallMs: HOUR_MS, uptimeMs: 0 })).toMatchObject({ monitorsMs: HOUR_MS + 10_000 });
    const rebooted = { wallMs: MINUTE_MS, uptimeMs: HOUR_MS, bootId: 'boot-2' };
    expect(await restart(rebooted)).toMatchObject({ monitorsMs: 70_000 });
  });

  test('stays unknown over the next restart, until it is read', async () => {
    const { openFile, time } = await setUp();
    await keep(openFile(), sampleState({ readTimes: { ...readAt(0), monitors: null }, sweptAtMs: null }));
    time.now += MINUTE_MS;
    const loaded = await openFile().load('source-one');
    expect(loaded).toMatchObject({ sweptAtMs: null, readTimes: { monitors: null, scopes: -MINUTE_MS } });
  });
});

describe('a state file of the first format', () => {
  async function load(readAtMs: number) {
    const { openFile, folder, path, lines } = await setUp();
    const { readTimes: _, sweptAtMs: __, publication: ___, zoneErrorMinutes: ____, ...rest } = sampleState();
    const sections = Object.fromEntries(
      Object.entries(rest.sections).map(([name, { state, problem, items }]) => [
        name,
        { state, problem, items },
      ]),
    );
    const readTimes = { ...readAt(readAtMs), announcements: null };
    const body = JSON.stringify({ ...rest, format: 1, sections, readTimes });
    const checksum = createHash('sha256').update(body).digest('hex');
    await mkdir(folder);
    await writeFile(path, `{"format":1,"checksum":"${checksum}","state":${body}}\n`);
    return { loaded: await openFile().load('source-one'), names: await readdir(folder), lines };
  }

  test('is read, with its age and without a sweep, and is not set aside', async () => {
    const { loaded, names, lines } = await load(START_MS - 5_000);
    expect(loaded).toMatchObject({
      format: 2,
      readTimes: { ...readAt(-5_000), announcements: null },
      sweptAtMs: null,
      publication: null,
      zoneErrorMinutes: null,
      transitions: sampleState().transitions,
    });
    expect(loaded?.sections.monitors).toEqual({
      ...sampleState().sections.monitors,
      isProven: true,
      flaws: [],
    });
    expect([names, lines]).toEqual([['state.json'], []]);
  });

  test('is of unknown age where its reads are in the future', async () => {
    const { loaded } = await load(START_MS + 3_600_000);
    expect(loaded?.readTimes.monitors).toBeNull();
    expect(loaded?.sections.monitors.items).toHaveLength(2);
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
