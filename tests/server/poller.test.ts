import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { SandboxOptions } from '@/lib/sandbox/sandbox';
import { Poller } from '@/lib/server/poller';
import { createSectionReaders } from '@/lib/server/section-readers';
import { SnapshotStore } from '@/lib/server/snapshot-store';

import { startSandbox, type SandboxServer } from '../support/sandbox-server';

const sources: SandboxServer[] = [];
afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.kill()));
});

async function startPolling(options: Partial<SandboxOptions> = {}) {
  const source = await startSandbox(options);
  sources.push(source);
  const time = { elapsed: 0 };
  const clock = { now: () => Date.now(), elapsed: () => time.elapsed };
  const store = new SnapshotStore(clock, {
    title: 'Board',
    isDemo: false,
    timeZone: 'UTC',
    intervalSeconds: 15,
    isSlowed: false,
  });
  const client = new ProdManager({ url: source.url, token: source.token, maxRetries: 0 });
  const lines: string[] = [];
  const badRows: string[] = [];
  const poller = new Poller({
    readers: createSectionReaders(client, (section, problem) => badRows.push(`${section}: ${problem}`)),
    store,
    clock,
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    timeZone: 'UTC',
    intervalSeconds: 15,
  });
  return { source, time, store, poller, lines, badRows, sections: () => store.published.snapshot.sections };
}

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

  test('keeps what it knew of a source that is gone, with its age, and recovers', async () => {
    const { poller, sections, source, store, time } = await startPolling();
    await poller.refresh();
    const before = sections().monitors.items;
    await source.kill();
    time.elapsed = 60_000;
    await poller.refresh();
    expect(sections().monitors).toEqual({ state: 'stale', problem: 'unreachable', items: before });
    expect(store.ages().monitors).toBe(60);
    await source.revive();
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'fresh', problem: null });
    expect(store.ages().monitors).toBe(0);
  });

  test('has nothing of a source it never reached, and says why', async () => {
    const { poller, sections, source } = await startPolling();
    await source.kill();
    await poller.refresh();
    expect(sections().incidents).toEqual({ state: 'unavailable', problem: 'unreachable', items: [] });
  });

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [429, 'slowed'],
    [500, 'bad-answer'],
    [503, 'unreachable'],
  ] as const)('tells a %i as %s', async (status, problem) => {
    const { poller, sections, source } = await startPolling();
    source.sandbox.faults.set([{ kind: 'status', status }]);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'unavailable', problem });
  });

  test('lets one kind of resource fail alone', async () => {
    const { poller, sections, source } = await startPolling();
    await poller.refresh();
    source.sandbox.faults.set([{ kind: 'html', path: '/api/incident' }]);
    await poller.refresh();
    expect(sections().incidents).toMatchObject({ state: 'stale', problem: 'bad-answer' });
    expect(sections().monitors.state).toBe('fresh');
  });

  test('loses a bad row and no more', async () => {
    const { poller, sections, source, badRows } = await startPolling();
    await poller.refresh();
    const { length } = sections().monitors.items;
    source.sandbox.faults.set([{ kind: 'bad-row', path: '/api/monitor', times: 1 }]);
    await poller.refresh();
    expect(sections().monitors).toMatchObject({ state: 'fresh' });
    expect(sections().monitors.items).toHaveLength(length - 1);
    expect(badRows).toHaveLength(1);
    expect(badRows[0]).toMatch(/^monitors: /);
  });

  test('writes one line when a section is lost and one when it is back, none in between', async () => {
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

  test('joins a refresh that is under way', async () => {
    const { poller } = await startPolling();
    expect(poller.refresh()).toBe(poller.refresh());
    await poller.refresh();
  });

  test('shows no internal event, though its token reads them', async () => {
    const { poller, source, store } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const wire = await fetch(`${source.url}/api/incident`, {
      headers: { authorization: `Bearer ${source.token}` },
    });
    expect(await wire.text()).toContain('"internal":true');
    expect(store.published.body).toContain('"comments":[{');
    expect(store.published.body).not.toMatch(/internal|INTERNAL/);
  });
});
