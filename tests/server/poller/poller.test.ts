import { describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';

import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { startPolling } from './start-polling';

describe('the poller', () => {
  test('reads every page of every section', async () => {
    const { poller, sections, source } = await startPolling();
    await poller.refresh();
    const client = new ProdManager({ url: source.url, token: source.token });
    expect(sections().monitors.items).toHaveLength(await client.monitor.count());
    expect(sections().monitors.items.length).toBeGreaterThan(50);
    for (const section of Object.values(sections()))
      expect(section).toMatchObject({ state: 'fresh', problem: null });
  });

  test('keeps the last state and its age while the source is down, and recovers', async () => {
    const { poller, sections, source, state, time } = await startPolling();
    await poller.refresh();
    const before = sections().monitors.items;
    const readAtMs = time.ms;
    await source.kill();
    time.ms += 60_000;
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'stale', problem: 'unreachable', items: before });
    for (const at of Object.values(state().readTimes)) expect(at).toBe(readAtMs);
    await source.revive();
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'fresh', problem: null });
    for (const at of Object.values(state().readTimes)) expect(at).toBe(time.ms);
  });

  test('reports the problem of a source that it never reached', async () => {
    const { poller, sections, source } = await startPolling();
    await source.kill();
    await poller.refresh();
    expect(sections().incidents).toMatchObject({ state: 'unavailable', problem: 'unreachable', items: [] });
  });

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [429, 'slowed'],
    [500, 'bad-answer'],
    [503, 'unreachable'],
  ] as const)('reports a %i as %s', async (status, problem) => {
    const { poller, sections, source } = await startPolling();
    source.sandbox.faults.set([{ kind: 'status', status }]);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'unavailable', problem });
  });

  test('keeps reading other sections when one fails', async () => {
    const { poller, sections, source } = await startPolling();
    await poller.refresh();
    source.sandbox.faults.set([{ kind: 'html', path: '/api/incident' }]);
    await poller.refresh();
    expect(sections().incidents).toMatchObject({ state: 'stale', problem: 'bad-answer' });
    expect(sections().monitors.state).toBe('fresh');
    source.sandbox.faults.set([{ kind: 'html', path: '/api/weather/monitor' }]);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'stale', problem: 'bad-answer' });
    for (const name of ['incidents', 'scopes', 'services'] as const)
      expect(sections()[name].state).toBe('fresh');
  });

  test('keeps a row with an unreadable field, and logs it once', async () => {
    const { poller, sections, source, lines } = await startPolling();
    await poller.refresh();
    const { length } = sections().monitors.items;
    lines.length = 0;
    source.sandbox.faults.set([{ kind: 'bad-row', path: '/api/monitor', times: 1 }]);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({
      state: 'fresh',
      flaws: [{ kind: 'field', field: 'name', count: 1 }],
    });
    expect(sections().monitors.items).toHaveLength(length);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"section":"monitors".*"field":"name".*cannot be read in full/);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ flaws: [] });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/"section":"monitors".*"field":"name".*no longer unreadable/);
  });

  test('logs one line when a section fails and one when it recovers', async () => {
    const { poller, source, lines } = await startPolling();
    await poller.refresh();
    lines.length = 0;
    await source.kill();
    await poller.refresh();
    await poller.refresh();
    expect(lines).toHaveLength(6);
    await source.revive();
    await poller.refresh();
    await poller.refresh();
    expect(lines).toHaveLength(12);
    expect(lines.join('')).not.toContain(source.token);
  });

  test('joins a running refresh', async () => {
    const { poller, states } = await startPolling();
    await Promise.all([poller.refresh(), poller.refresh()]);
    expect(states).toHaveLength(1);
  });

  test('publishes nothing after stop, even if a refresh is running', async () => {
    const { poller, states, seen } = await startPolling();
    await poller.refresh();
    expect(states).toHaveLength(1);
    seen.length = 0;
    const underWay = poller.refresh();
    poller.stop();
    await underWay;
    expect(seen.length).toBeGreaterThan(0);
    expect(states).toHaveLength(1);
  });

  test('reads internal events', async () => {
    const { poller, source, state } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const wire = await fetch(`${source.url}/api/incident`, {
      headers: { authorization: `Bearer ${source.token}` },
    });
    expect(await wire.text()).toContain('"internal":true');
    const board = new SnapshotStore(
      { now: () => 0, elapsed: () => 0 },
      { title: 'Board', isDemo: false, timeZone: 'UTC', readsComments: true },
      state(),
    );
    const seenBy = (showsInternal: boolean): string =>
      JSON.stringify(board.forVisibility({ areas: [ALL_PLACES], showsInternal }).snapshot);
    expect(seenBy(true)).toMatch(/"internalEvents":\[\{.*INTERNAL/);
    expect(seenBy(false)).toContain('"comments":[{');
    expect(seenBy(false)).not.toMatch(/internal|INTERNAL/);
  });
});
