import { beforeAll, describe, expect, test } from 'vitest';

import type { Health } from '@/lib/server/api/health';
import type { Snapshot } from '@/lib/status/model/types';

import type { BoardProcess } from '../support/board-process';
import { parseExposition } from '../support/exposition';
import { startBoardWithSource, startOwnBoard, startOwnSource } from '../support/own-board';
import type { SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;

beforeAll(async () => {
  const started = await startBoardWithSource();
  ({ source, board } = started);
  return started.stop;
});

const readHealth = async (from: BoardProcess): Promise<Health> =>
  (await (await fetch(`${from.url}/api/health`)).json()) as Health;
const readMetrics = async (from: BoardProcess) => (await fetch(`${from.url}/api/metrics`)).text();
const statusOf = async (url: string) => (await fetch(url)).status;

describe('health', () => {
  test.each(['/api/health', '/api/health/live', '/api/health/ready', '/api/metrics'])(
    'is never cached: %s',
    async (path) => {
      const response = await fetch(board.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('is ok with a healthy source, and reports the version', async () => {
    await expect.poll(async () => (await readHealth(board)).source.state).toBe('live');
    const health = await readHealth(board);
    expect(health).toMatchObject({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      build: expect.stringMatching(/^[\w-]{5,}$/) as string,
      source: { state: 'live', problem: null, isDemo: false },
      intervalSeconds: 1,
      isSlowed: false,
      role: 'single',
      isSharingConnected: null,
    });
    expect(health.source.sections.monitors).toMatchObject({ state: 'fresh', problem: null });
    expect(health.source.sections.monitors.ageSeconds).toBeGreaterThanOrEqual(0);
  });

  test('contains neither the source’s address nor its data, apart from names of scopes and services in metrics', async () => {
    const { sections } = (await (await fetch(`${board.url}/api/snapshot`)).json()) as Snapshot;
    const names = Object.values(sections).flatMap(({ items }) => items.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(100);
    const metrics = (await readMetrics(board)).split('\n');
    // Descriptions are the same on every board.
    const rest = metrics.filter((line) => !/^#|^prodmanager_dashboard_place_monitors\{/.test(line));
    expect(rest.length).toBeLessThan(metrics.length);
    const told = (await (await fetch(`${board.url}/api/health`)).text()) + rest.join('\n');
    // Short names may be part of a word in metrics.
    const isTold = (name: string) => told.includes(name.length > 4 ? name : `"${name}"`);
    expect(names.filter(isTold)).toEqual([]);
    expect(told).not.toContain(source.token);
    expect(told).not.toContain(new URL(source.url).host);
  });

  test('is ready when the source was never reached, and reports the reason', async () => {
    const gone = await startOwnSource();
    await gone.kill();
    const empty = await startOwnBoard(gone);
    await expect.poll(() => statusOf(`${empty.url}/api/health/ready`), { timeout: PATIENCE_MS }).toBe(200);
    expect(await statusOf(`${empty.url}/api/health/live`)).toBe(200);
    expect(await readHealth(empty)).toMatchObject({
      status: 'degraded',
      source: {
        state: 'unknown',
        problem: 'unreachable',
        sections: { monitors: { state: 'unavailable', problem: 'unreachable', ageSeconds: null } },
      },
    });
    const lines = parseExposition(await readMetrics(empty));
    expect(lines.filter(({ name }) => name === 'prodmanager_dashboard_monitors')).toEqual([]);
    const outcomes = lines.filter(({ name }) => name === 'prodmanager_dashboard_source_requests_total');
    expect(new Set(outcomes.map(({ labels }) => labels['outcome']))).toEqual(new Set(['network']));
  });

  test('is degraded but ready when the source is lost', async () => {
    const leaving = await startOwnSource();
    const left = await startOwnBoard(leaving);
    await expect.poll(async () => (await readHealth(left)).status, { timeout: PATIENCE_MS }).toBe('ok');
    await leaving.kill();
    await expect
      .poll(() => readHealth(left), { timeout: PATIENCE_MS })
      .toMatchObject({ status: 'degraded', source: { problem: 'unreachable' } });
    expect(await statusOf(`${left.url}/api/health/ready`)).toBe(200);
    await leaving.revive();
    await expect.poll(async () => (await readHealth(left)).status, { timeout: PATIENCE_MS }).toBe('ok');
  });

  test('is live while the source is slow, and ready after the first attempt', async () => {
    const slow = await startOwnSource();
    slow.sandbox.faults.set({ kind: 'delay', delayMs: 8_000 });
    // With this interval, a request may take 10 s.
    const waiting = await startOwnBoard(slow, { REFRESH_INTERVAL_SECONDS: '15' });
    const readiness = await fetch(`${waiting.url}/api/health/ready`);
    // On a busy machine, the board may start more slowly than the source responds.
    expect([
      [503, { status: 'starting', reason: 'the source is being read for the first time' }],
      [200, { status: 'ready' }],
    ]).toContainEqual([readiness.status, await readiness.json()]);
    expect(await (await fetch(`${waiting.url}/api/health/live`)).json()).toEqual({ status: 'live' });
    slow.sandbox.faults.clear();
    await expect.poll(() => statusOf(`${waiting.url}/api/health/ready`), { timeout: PATIENCE_MS }).toBe(200);
  });
});
