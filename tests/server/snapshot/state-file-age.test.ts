import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { keep, setUp, START_MS } from './open-state-file';
import { readAt, sampleState } from './sample-state';

describe('the age of a saved board', () => {
  const MINUTE_MS = 60_000;
  const HOUR_MS = 60 * MINUTE_MS;

  /** Saves a board that was read 10 s ago and swept 5 min ago, and restarts. */
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
    // The monotonic clock of another process.
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

  test('includes the time of the restart, for reads and for the sweep', async () => {
    const { loaded, ...ages } = await restart({ wallMs: MINUTE_MS });
    expect(ages).toEqual({ monitorsMs: 70_000, incidentsMs: null, sweptMs: 360_000 });
    expect(loaded?.publication).toEqual({ term: 3, version: 17 });
  });

  test.each([
    ['was an hour ahead', { wallMs: -HOUR_MS, uptimeMs: MINUTE_MS }],
    ['is three seconds behind', { wallMs: -3_000, uptimeMs: 1_000 }],
    ['was ahead on another machine', { wallMs: -HOUR_MS, bootId: 'boot-2' }],
    ['was ahead on a machine without a boot id', { wallMs: -HOUR_MS, bootId: null }],
  ])('is unknown if the clock %s', async (_, moved) => {
    const { loaded, ...ages } = await restart(moved);
    expect(ages).toEqual({ monitorsMs: null, incidentsMs: null, sweptMs: null });
    expect(loaded?.sections).toEqual(sampleState().sections);
  });

  test('does not shrink if NTP sets the clock back by a second', async () => {
    expect(await restart({ wallMs: -1_000, uptimeMs: 0 })).toMatchObject({ monitorsMs: 10_000 });
  });

  test('is measured by the uptime if the clock was set back by less than the restart took', async () => {
    expect(await restart({ wallMs: 10_000, uptimeMs: MINUTE_MS })).toMatchObject({ monitorsMs: 70_000 });
  });

  test('is measured by the wall clock if it advanced more, or after a reboot', async () => {
    expect(await restart({ wallMs: HOUR_MS, uptimeMs: 0 })).toMatchObject({ monitorsMs: HOUR_MS + 10_000 });
    const rebooted = { wallMs: MINUTE_MS, uptimeMs: HOUR_MS, bootId: 'boot-2' };
    expect(await restart(rebooted)).toMatchObject({ monitorsMs: 70_000 });
  });

  test('stays unknown over another restart, until the source is read', async () => {
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
    const { readTimes: _, sweptAtMs: __, publication: ___, ...state } = sampleState();
    const { zoneErrorMinutes: ____, observedSince: _____, ...rest } = state;
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

  test('is loaded with its age and without a sweep', async () => {
    const { loaded, names, lines } = await load(START_MS - 5_000);
    expect(loaded).toMatchObject({
      format: 2,
      readTimes: { ...readAt(-5_000), announcements: null },
      sweptAtMs: null,
      publication: null,
      zoneErrorMinutes: null,
      observedSince: null,
      transitions: sampleState().transitions,
    });
    expect(loaded?.sections.monitors).toEqual({
      ...sampleState().sections.monitors,
      isProven: true,
      flaws: [],
    });
    expect([names, lines]).toEqual([['state.json'], []]);
  });

  test('has an unknown age if its read times are in the future', async () => {
    const { loaded } = await load(START_MS + 3_600_000);
    expect(loaded?.readTimes.monitors).toBeNull();
    expect(loaded?.sections.monitors.items).toHaveLength(2);
  });
});
