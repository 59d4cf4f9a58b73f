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
  test('is ready once the source was read', () => {
    expect(toReadiness(instanceOf())).toEqual({ status: 'ready' });
  });

  test('is ready with a restored board before the first read', () => {
    const stale = { state: 'stale', problem: null, isProven: true, flaws: [], items: [monitorOf()] } as const;
    const restored = { snapshot: snapshotOf({ ...nothing, monitors: stale }), ages: agesOf(86_400) };
    expect(toReadiness(instanceOf({ ...restored, hasTriedOnce: () => false }))).toEqual({ status: 'ready' });
  });

  test('is not ready before the first read has ended', () => {
    expect(toReadiness(instanceOf({ ...unread, hasTriedOnce: () => false }))).toEqual({
      status: 'starting',
      reason: 'the source is being read for the first time',
    });
  });

  test('is not ready any more when the process is about to stop', () => {
    expect(toReadiness(instanceOf({ isLeaving: () => true }))).toEqual({
      status: 'leaving',
      reason: 'the process is about to stop',
    });
  });

  test('is ready if the source cannot be reached', () => {
    expect(toReadiness(instanceOf(unread))).toEqual({ status: 'ready' });
  });
});

describe('liveness', () => {
  test('is live with an unreachable source, and stalled if polling has stopped', () => {
    expect(toLiveness(instanceOf(unread))).toEqual({ status: 'live' });
    expect(toLiveness(instanceOf({ isStalled: () => true }))).toEqual({ status: 'stalled' });
  });
});

describe('health', () => {
  test('is degraded if polling has stalled or the time zone is wrong', () => {
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

  test('is degraded if a channel of notifications fails, and names it', () => {
    const channel = { name: 'ops', waiting: 1, sent: 2, failed: 0, sentAt: null, problem: 'HTTP_503' };
    const notifications = { problem: null, channels: [channel] };
    expect(toHealth(instanceOf({ notifications: () => notifications }), 1)).toMatchObject({
      status: 'degraded',
      notifications,
    });
  });

  test('is degraded if the history cannot be written to', () => {
    const history = { engine: 'postgres', problem: 'ECONNREFUSED', waitingBytes: 512, unsaved: 0 } as const;
    expect(toHealth(instanceOf({ history: () => history }), 1)).toMatchObject({
      status: 'degraded',
      history,
    });
  });

  test('reports all fields of a healthy board', () => {
    const fresh = { state: 'fresh', problem: null, isProven: true, flaws: [], ageSeconds: 3 };
    expect(toHealth(instanceOf(), 61.7)).toEqual({
      status: 'ok',
      version: '1.2.3',
      build: 'b7',
      uptimeSeconds: 61,
      source: {
        state: 'live',
        problem: null,
        nextStep: null,
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
      history: { engine: 'sqlite', problem: null, waitingBytes: 0, unsaved: 0 },
      notifications: null,
    });
  });

  test.each([
    ['unreadable rows', { flaws: [{ kind: 'row', field: null, count: 2 }] }, 'degraded'],
    ['missing rows', { flaws: [{ kind: 'missing', field: null, count: 2 }] }, 'degraded'],
    ['contradictory counts', { isProven: false }, 'degraded'],
    ['unreadable fields', { flaws: [{ kind: 'field', field: 'name', count: 2 }] }, 'ok'],
    ['unreadable events', { flaws: [{ kind: 'event', field: null, count: 2 }] }, 'ok'],
  ] as const)('reports %s, and is degraded only if a list is incomplete', (_, section, status) => {
    for (const name of SECTION_NAMES) {
      const snapshot = snapshotOf({ [name]: { ...freshOf([]), ...section } });
      const health = toHealth(instanceOf({ snapshot }), 1);
      expect(health.status).toBe(status);
      expect(health.source.sections[name]).toMatchObject(section);
    }
  });

  test('reports the state and problem of the worst section', () => {
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

  test('tells the operator what to do about a refused token', () => {
    const snapshot = snapshotOf({
      monitors: { state: 'stale', problem: 'refused', isProven: true, flaws: [], items: [] },
    });
    const { source } = toHealth(instanceOf({ snapshot, ages: { ...agesOf(3), monitors: 40 } }), 1);
    expect(source.nextStep).toBe('Status 401 or 403: check PRODMANAGER_TOKEN, then restart this board.');
  });

  test('reports an unknown source and a degraded board if the source was never reached', () => {
    const { status, source } = toHealth(instanceOf(unread), 1);
    expect({ status, ...source }).toMatchObject({
      status: 'degraded',
      state: 'unknown',
      problem: 'unreachable',
    });
  });

  test('is starting until the first read has ended', () => {
    expect(toHealth(instanceOf({ ...unread, hasTriedOnce: () => false }), 1).status).toBe('starting');
  });

  test('is degraded while the rate limit slows polling', () => {
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
  ] as const)(
    'with Redis connected: %s, reports the role %s and the status %s',
    (isConnected, role, status) => {
      const instance = instanceOf({ role: () => role, isSharingConnected: () => isConnected });
      expect(toHealth(instance, 1)).toMatchObject({ status, role, isSharingConnected: isConnected });
    },
  );

  test('contains no data of the source', () => {
    const snapshot = snapshotOf({ monitors: freshOf([monitorOf({ name: 'api latency' })]) });
    expect(JSON.stringify(toHealth(instanceOf({ snapshot }), 1))).not.toMatch(
      /api latency|Payments|eu-west-1|Production/,
    );
  });
});

describe('build info', () => {
  async function createFolder(): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'build-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'board', version: '4.5.6' }));
    return dir;
  }

  test('has the ID of the Next build', async () => {
    const dir = await createFolder();
    await mkdir(join(dir, '.next'));
    await writeFile(join(dir, '.next', 'BUILD_ID'), 'xYz-1\n');
    expect(readBuildInfo(dir)).toEqual({ version: '4.5.6', build: 'xYz-1' });
  });

  test('is dev without a build', async () => {
    expect(readBuildInfo(await createFolder())).toEqual({ version: '4.5.6', build: 'dev' });
  });
});
