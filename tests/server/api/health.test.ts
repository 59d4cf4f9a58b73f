import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { readBuildInfo } from '@/lib/server/util/build-info';
import { toHealth, toLiveness, toReadiness } from '@/lib/server/api/health';
import { SECTION_NAMES, type Sections } from '@/lib/status/model/types';

import { agesOf, freshOf, monitorOf, snapshotOf, UNREAD } from '../../status/samples';
import { instanceOf } from '../metrics/instance-of';

const nothing = Object.fromEntries(SECTION_NAMES.map((name) => [name, UNREAD])) as unknown as Sections;
const unread = { snapshot: snapshotOf(nothing), ages: agesOf(null) };

describe('readiness', () => {
  test('is there once the source was read', () => {
    expect(toReadiness(instanceOf())).toEqual({ status: 'ready' });
  });

  test('is there for a restored board, before the source was asked', () => {
    const stale = { state: 'stale', problem: null, isProven: true, flaws: [], items: [monitorOf()] } as const;
    const restored = { snapshot: snapshotOf({ ...nothing, monitors: stale }), ages: agesOf(86_400) };
    expect(toReadiness(instanceOf({ ...restored, hasTriedOnce: () => false }))).toEqual({ status: 'ready' });
  });

  test('waits for the first attempt, and says so', () => {
    expect(toReadiness(instanceOf({ ...unread, hasTriedOnce: () => false }))).toEqual({
      status: 'starting',
      reason: 'the source is being read for the first time',
    });
  });

  test('does not wait for a source that cannot be reached', () => {
    expect(toReadiness(instanceOf(unread))).toEqual({ status: 'ready' });
  });
});

describe('liveness', () => {
  test('does not depend on the source, but on whether it is still being read', () => {
    expect(toLiveness(instanceOf(unread))).toEqual({ status: 'live' });
    expect(toLiveness(instanceOf({ isStalled: () => true }))).toEqual({ status: 'stalled' });
  });
});

describe('health', () => {
  test('is degraded where the source is read no more, or in the wrong zone', () => {
    expect(toHealth(instanceOf({ isStalled: () => true }), 1)).toMatchObject({
      status: 'degraded',
      isStalled: true,
    });
    const snapshot = { ...snapshotOf(), zoneErrorMinutes: 120 };
    expect(toHealth(instanceOf({ snapshot }), 1)).toMatchObject({
      status: 'degraded',
      source: { zoneErrorMinutes: 120 },
    });
  });

  test('tells everything of a board that is well', () => {
    const fresh = { state: 'fresh', problem: null, isProven: true, flaws: [], ageSeconds: 3 };
    expect(toHealth(instanceOf(), 61.7)).toEqual({
      status: 'ok',
      version: '1.2.3',
      build: 'b7',
      uptimeSeconds: 61,
      source: {
        state: 'live',
        problem: null,
        isDemo: false,
        zoneErrorMinutes: null,
        sections: Object.fromEntries(SECTION_NAMES.map((name) => [name, fresh])),
      },
      intervalSeconds: 15,
      isSlowed: false,
      budget: { remaining: 1400, limit: 1500 },
      role: 'single',
      isSharingConnected: null,
      nextReadSeconds: 12,
      isStalled: false,
      storage: { isWritable: true, problem: null },
    });
  });

  test.each([
    ['rows that are in no list', { flaws: [{ kind: 'row', field: null, count: 2 }] }, 'degraded'],
    ['rows that are not listed', { flaws: [{ kind: 'missing', field: null, count: 2 }] }, 'degraded'],
    ['counts that disagree', { isProven: false }, 'degraded'],
    ['fields that are shown as unknown', { flaws: [{ kind: 'field', field: 'name', count: 2 }] }, 'ok'],
    ['events that are not shown', { flaws: [{ kind: 'event', field: null, count: 2 }] }, 'ok'],
  ] as const)(
    'says of %s how many and why, and is degraded where the list is not whole',
    (_, given, status) => {
      for (const name of SECTION_NAMES) {
        const snapshot = snapshotOf({ [name]: { ...freshOf([]), ...given } });
        const health = toHealth(instanceOf({ snapshot }), 1);
        expect(health.status).toBe(status);
        expect(health.source.sections[name]).toMatchObject(given);
      }
    },
  );

  test('is degraded where the time zone contradicts the clock of the source', () => {
    const snapshot = { ...snapshotOf(), zoneErrorMinutes: 120 };
    expect(toHealth(instanceOf({ snapshot }), 1)).toMatchObject({
      status: 'degraded',
      source: { zoneErrorMinutes: 120 },
    });
  });

  test('is as bad as the worst section, and says why', () => {
    const snapshot = snapshotOf({
      incidents: { state: 'stale', problem: 'bad-answer', isProven: true, flaws: [], items: [] },
    });
    const { status, source } = toHealth(
      instanceOf({ snapshot, ages: { ...agesOf(3), incidents: 40.04 } }),
      1,
    );
    expect({ status, state: source.state, problem: source.problem }).toEqual({
      status: 'degraded',
      state: 'delayed',
      problem: 'bad-answer',
    });
    expect(source.sections.incidents).toEqual({
      state: 'stale',
      problem: 'bad-answer',
      isProven: true,
      flaws: [],
      ageSeconds: 40,
    });
    expect(source.sections.monitors.state).toBe('fresh');
  });

  test('of a source that was never reached is unknown, of a board that serves', () => {
    const { status, source } = toHealth(instanceOf(unread), 1);
    expect({ status, ...source }).toMatchObject({
      status: 'degraded',
      state: 'unknown',
      problem: 'unreachable',
    });
  });

  test('is starting until the first attempt has ended', () => {
    expect(toHealth(instanceOf({ ...unread, hasTriedOnce: () => false }), 1).status).toBe('starting');
  });

  test('says that the source slows the board', () => {
    const snapshot = { ...snapshotOf(), intervalSeconds: 360, isSlowed: true };
    expect(toHealth(instanceOf({ snapshot }), 1)).toMatchObject({
      status: 'degraded',
      intervalSeconds: 360,
      isSlowed: true,
      source: { state: 'delayed', problem: 'slowed' },
    });
  });

  test.each([
    [true, 'follower', 'ok'],
    [false, 'alone', 'degraded'],
  ] as const)('with sharing connected: %s, is %s and %s', (isConnected, role, status) => {
    const instance = instanceOf({ role: () => role, isSharingConnected: () => isConnected });
    expect(toHealth(instance, 1)).toMatchObject({ status, role, isSharingConnected: isConnected });
  });

  test('holds nothing that the source holds', () => {
    const snapshot = snapshotOf({ monitors: freshOf([monitorOf({ name: 'api latency' })]) });
    expect(JSON.stringify(toHealth(instanceOf({ snapshot }), 1))).not.toMatch(
      /api latency|Payments|eu-west-1|Production/,
    );
  });
});

describe('the build', () => {
  async function createFolder(): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'build-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'board', version: '4.5.6' }));
    return dir;
  }

  test('is named as it was built', async () => {
    const dir = await createFolder();
    await mkdir(join(dir, '.next'));
    await writeFile(join(dir, '.next', 'BUILD_ID'), 'xYz-1\n');
    expect(readBuildInfo(dir)).toEqual({ version: '4.5.6', build: 'xYz-1' });
  });

  test('is dev where nothing was built', async () => {
    expect(readBuildInfo(await createFolder())).toEqual({ version: '4.5.6', build: 'dev' });
  });
});
