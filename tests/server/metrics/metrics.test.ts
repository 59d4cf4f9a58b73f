import { describe, expect, test } from 'vitest';

import type { ResponseInfo } from '@/lib/prodmanager/index';
import type { Instance } from '@/lib/server/metrics/instance';
import { Metrics } from '@/lib/server/metrics/metrics';

import { agesOf, freshOf, incidentOf, monitorOf, snapshotOf, UNREAD } from '../../status/samples';
import { parseExposition, valueOf } from '../../support/exposition';
import { instanceOf } from './instance-of';

const linesOf = async (metrics: Metrics) => parseExposition((await metrics.render({ seesAll: true })).body);
const linesOfInstance = (instance: Instance) => linesOf(new Metrics(() => instance));

const responseOf = (given: Partial<ResponseInfo> = {}): ResponseInfo => ({
  method: 'GET',
  path: '/api/monitor',
  status: 200,
  code: null,
  durationMs: 120,
  attempt: 1,
  rateLimit: null,
  ...given,
});

describe('metrics of the source', () => {
  test('count requests by kind and outcome', async () => {
    const metrics = new Metrics(instanceOf);
    metrics.observeResponse(responseOf());
    metrics.observeResponse(responseOf());
    metrics.observeResponse(responseOf({ path: '/api/incident/7', status: 429 }));
    metrics.observeResponse(responseOf({ path: '/api/weather/monitor', status: null, code: 'timeout' }));
    metrics.observeResponse(responseOf({ path: '/health', status: 500 }));
    const lines = await linesOf(metrics);
    const requests = (kind: string, outcome: string) =>
      valueOf(lines, 'source_requests_total', { kind, outcome });
    expect(requests('monitor', '2xx')).toBe(2);
    expect(requests('incident', '429')).toBe(1);
    expect(requests('weather', 'timeout')).toBe(1);
    expect(requests('health', '5xx')).toBe(1);
  });

  test('measure response times in seconds', async () => {
    const metrics = new Metrics(instanceOf);
    metrics.observeResponse(responseOf({ durationMs: 120 }));
    metrics.observeResponse(responseOf({ durationMs: 1_300 }));
    metrics.observeResponse(responseOf({ path: '/api/scope', durationMs: -50 }));
    const lines = await linesOf(metrics);
    const seconds = (suffix: string, labels: Record<string, string>) =>
      valueOf(lines, `source_request_duration_seconds_${suffix}`, labels);
    expect(seconds('sum', { kind: 'monitor' })).toBeCloseTo(1.42);
    expect(seconds('bucket', { kind: 'monitor', le: '0.25' })).toBe(1);
    expect(seconds('count', { kind: 'monitor' })).toBe(2);
    expect(seconds('sum', { kind: 'scope' })).toBe(0);
  });

  test('report the remaining budget', async () => {
    const lines = await linesOfInstance(instanceOf());
    expect(valueOf(lines, 'source_budget_remaining_requests')).toBe(1400);
    expect(valueOf(lines, 'source_budget_limit_requests')).toBe(1500);
  });

  test('omit the budget if the source sends none', async () => {
    const lines = await linesOfInstance(instanceOf({ budget: () => ({ remaining: null, limit: null }) }));
    expect(valueOf(lines, 'source_budget_remaining_requests')).toBeUndefined();
    expect(valueOf(lines, 'source_budget_limit_requests')).toBeUndefined();
  });
});

describe('metrics of the board', () => {
  test('report the current interval and whether it is slowed', async () => {
    const snapshot = { ...snapshotOf(), intervalSeconds: 360, isSlowed: true };
    const lines = await linesOfInstance(instanceOf({ snapshot }));
    expect(valueOf(lines, 'refresh_interval_seconds')).toBe(360);
    expect(valueOf(lines, 'refresh_slowed')).toBe(1);
  });

  test('report ages at the time of the scrape, and omit sections that were never read', async () => {
    let ages = { ...agesOf(2.5), incidents: null };
    const instance = instanceOf();
    const metrics = new Metrics(() => ({ ...instance, store: { ...instance.store, ages: () => ages } }));
    const before = await linesOf(metrics);
    expect(valueOf(before, 'snapshot_age_seconds', { section: 'monitors' })).toBe(2.5);
    expect(valueOf(before, 'snapshot_age_seconds', { section: 'incidents' })).toBeUndefined();
    ages = { ...ages, monitors: 9 };
    expect(valueOf(await linesOf(metrics), 'snapshot_age_seconds', { section: 'monitors' })).toBe(9);
  });

  test('count monitors by status', async () => {
    const monitors = freshOf([
      monitorOf({ id: 1, status: 'alert' }),
      monitorOf({ id: 2, status: 'ok' }),
      monitorOf({ id: 3, status: 'ok' }),
    ]);
    const lines = await linesOfInstance(instanceOf({ snapshot: snapshotOf({ monitors }) }));
    const counts = ['ok', 'warning', 'alert', 'unknown'].map((status) =>
      valueOf(lines, 'monitors', { status }),
    );
    expect(counts).toEqual([2, 0, 1, 0]);
  });

  test('count no monitor as ok if the counts of the source contradict the list', async () => {
    const monitors = {
      ...freshOf([monitorOf({ id: 1, status: 'alert' }), monitorOf({ id: 2 }), monitorOf({ id: 3 })]),
      isProven: false,
    };
    const lines = await linesOfInstance(instanceOf({ snapshot: snapshotOf({ monitors }) }));
    const counts = ['ok', 'warning', 'alert', 'unknown'].map((status) =>
      valueOf(lines, 'monitors', { status }),
    );
    expect(counts).toEqual([0, 0, 1, 2]);
    expect(valueOf(lines, 'source_proven', { section: 'monitors' })).toBe(0);
    expect(valueOf(lines, 'source_proven', { section: 'incidents' })).toBe(1);
  });

  test('count flaws by section and kind, and omit sections that were never read', async () => {
    const incidents = {
      ...freshOf([]),
      flaws: [
        { kind: 'row', field: null, count: 2 },
        { kind: 'field', field: 'name', count: 1 },
        { kind: 'field', field: 'scope', count: 3 },
      ] as const,
    };
    const lines = await linesOfInstance(
      instanceOf({ snapshot: snapshotOf({ incidents, maintenances: UNREAD }) }),
    );
    const flaws = (section: string, kind: string) => valueOf(lines, 'source_flaws', { section, kind });
    expect(['row', 'missing', 'field', 'event'].map((kind) => flaws('incidents', kind))).toEqual([
      2, 0, 4, 0,
    ]);
    expect(flaws('monitors', 'row')).toBe(0);
    expect(flaws('maintenances', 'row')).toBeUndefined();
  });

  test('count ongoing incidents by severity', async () => {
    const incidents = freshOf([
      incidentOf({ id: 1, severity: 'critical' }),
      incidentOf({ id: 2, severity: 'critical', status: 'resolved' }),
      incidentOf({ id: 3, severity: 'minor', status: 'unknown' }),
    ]);
    const lines = await linesOfInstance(instanceOf({ snapshot: snapshotOf({ incidents }) }));
    const counts = ['critical', 'high', 'minor'].map((severity) => valueOf(lines, 'incidents', { severity }));
    expect(counts).toEqual([1, 0, 1]);
  });

  test('omit counts that were never read instead of reporting zero', async () => {
    const snapshot = snapshotOf({ monitors: UNREAD, incidents: UNREAD });
    const lines = await linesOfInstance(instanceOf({ snapshot }));
    expect(lines.filter(({ name }) => /_(monitors|incidents)$/.test(name))).toEqual([]);
  });

  test('count a repeated version of the board once', async () => {
    const metrics = new Metrics(instanceOf);
    for (const version of ['a', 'a', 'b', 'b', 'a']) metrics.observeVersion(version);
    expect(valueOf(await linesOf(metrics), 'snapshot_versions_total')).toBe(3);
  });

  test('report the role, and omit Redis if there is none', async () => {
    let instance = instanceOf({ role: () => 'follower', isSharingConnected: () => true });
    const metrics = new Metrics(() => instance);
    const following = await linesOf(metrics);
    expect(valueOf(following, 'role', { role: 'follower' })).toBe(1);
    expect(valueOf(following, 'role', { role: 'poller' })).toBe(0);
    expect(valueOf(following, 'redis_connected')).toBe(1);

    instance = instanceOf({ role: () => 'alone', isSharingConnected: () => false });
    const lost = await linesOf(metrics);
    expect(valueOf(lost, 'role', { role: 'follower' })).toBe(0);
    expect(valueOf(lost, 'role', { role: 'alone' })).toBe(1);
    expect(valueOf(lost, 'redis_connected')).toBe(0);

    instance = instanceOf();
    expect(valueOf(await linesOf(metrics), 'redis_connected')).toBeUndefined();
  });

  test('report each channel of notifications, and nothing without them', async () => {
    const channel = { name: 'ops', waiting: 2, sent: 5, failed: 1, problem: 'HTTP_503' };
    const channels = [{ ...channel, sentAt: '2026-03-02T09:00:00.000Z' }];
    const lines = await linesOfInstance(instanceOf({ notifications: () => ({ problem: null, channels }) }));
    const valueFor = (name: string) => valueOf(lines, `notify_${name}`, { channel: 'ops' });
    expect(valueFor('waiting_messages')).toBe(2);
    expect(valueFor('sent_messages')).toBe(5);
    expect(valueFor('failed_messages')).toBe(1);
    expect(valueFor('last_success_timestamp_seconds')).toBe(Date.parse('2026-03-02T09:00:00Z') / 1_000);
    expect(valueFor('working')).toBe(0);
    const without = await linesOfInstance(instanceOf());
    expect(without.filter(({ name }) => name.includes('notify'))).toEqual([]);
  });

  test('include the build and the metrics of Node', async () => {
    const lines = await linesOfInstance(instanceOf());
    expect(valueOf(lines, 'build_info', { version: '1.2.3', build: 'b7' })).toBe(1);
    const names = new Set(lines.map(({ name }) => name));
    expect(names).toContain('process_resident_memory_bytes');
    expect(names).toContain('nodejs_eventloop_lag_seconds');
  });

  test('of two instances in one process are separate', async () => {
    const [first, second] = [new Metrics(instanceOf), new Metrics(instanceOf)];
    first.observeResponse(responseOf());
    expect(valueOf(await linesOf(second), 'source_requests_total')).toBeUndefined();
  });

  test('omit requests to the source for viewers with limited visibility', async () => {
    const metrics = new Metrics(instanceOf);
    metrics.observeResponse({
      method: 'GET',
      path: '/api/incident/7',
      status: 404,
      code: null,
      durationMs: 5,
      attempt: 1,
    } as never);
    const [all, part] = await Promise.all(
      [true, false].map(async (seesAll) => (await metrics.render({ seesAll })).body),
    );
    expect(all).toContain('source_requests_total{kind="incident",outcome="404"} 1');
    expect(part).not.toMatch(/_source_/);
    expect(all).toContain('place_monitors');
    expect(part).not.toContain('place_monitors');
    expect(parseExposition(part ?? '').length).toBeGreaterThan(10);
    expect(valueOf(parseExposition(part ?? ''), 'build_info')).toBe(1);
  });
});
