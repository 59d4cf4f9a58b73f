import { pino } from 'pino';
import { describe, expect, test } from 'vitest';

import { Poller } from '@/lib/server/poller/poller';

import { startArchive } from './start-archive';

const NONE = new URLSearchParams();
const log = pino({ level: 'silent' });
import { incidentRow } from '../../prodmanager/rows';
import { pageResponse, startScriptedServer } from '../../support/scripted-server';
import { ProdManager } from '@/lib/prodmanager/index';

describe('the archive', () => {
  test("reads a page of closed incidents in the board's format", async () => {
    const { archive, source, time } = await startArchive();
    const read = await archive.incidents(new URLSearchParams({ status: 'resolved' }), 1, 5);
    if (read.state !== 'read') throw new Error('it could not be read');
    const { items, ...paging } = read.value;
    const resolved = [...source.sandbox.store.incident.values()].filter(
      ({ status }) => status === 'resolved',
    );
    expect(paging).toEqual({
      unreadable: 0,
      page: 1,
      perPage: 5,
      total: resolved.length,
      totalPages: Math.ceil(resolved.length / 5),
    });
    expect(items).toHaveLength(5);
    expect(items.every(({ status, resolvedAt }) => status === 'resolved' && resolvedAt !== null)).toBe(true);
    expect(read.readAtMs).toBe(time.ms);
    expect(JSON.stringify(items)).toContain('"comments":[{');
  });

  test('reads single notices, and returns null for missing ones', async () => {
    const { archive } = await startArchive();
    expect(await archive.incident(1)).toMatchObject({ state: 'read', value: { id: 1 } });
    expect(await archive.maintenance(1)).toMatchObject({ state: 'read', value: { id: 1 } });
    expect(await archive.announcement(1)).toMatchObject({ state: 'read', value: { id: 1 } });
    expect(await archive.announcement(999_999)).toMatchObject({ state: 'read', value: null });
  });

  test('reads counts by status in one request', async () => {
    const { archive, source, seen } = await startArchive();
    const read = await archive.weather('incident', NONE);
    if (read.state !== 'read') throw new Error('it could not be read');
    expect(Object.values(read.value).reduce((sum, count) => sum + count, 0)).toBe(
      source.sandbox.store.incident.size,
    );
    expect(seen).toEqual(['/api/weather/incident']);
  });

  test('shares one request for equal filters, and repeats it after a minute', async () => {
    const { archive, time, seen } = await startArchive();
    const queries = ['scope=1&status=resolved&status=active', 'status=active&status=resolved&scope=1'];
    const reads = await Promise.all(
      queries.flatMap((query) => [1, 2, 3].map(() => archive.incidents(new URLSearchParams(query), 1, 20))),
    );
    expect(new Set(reads).size).toBe(1);
    time.ms += 59_000;
    expect(await archive.incidents(new URLSearchParams(queries[0]), 1, 20)).toBe(reads[0]);
    expect(seen).toHaveLength(1);
    time.ms += 2_000;
    await archive.incidents(new URLSearchParams(queries[0]), 1, 20);
    expect(seen).toHaveLength(2);
  });

  test('is unavailable while the source fails, and retries after seconds', async () => {
    const { archive, source, time, seen } = await startArchive();
    source.sandbox.faults.set([{ kind: 'html', path: '/api/announcement' }]);
    expect(await archive.announcements(NONE, 1, 20)).toEqual({ state: 'unavailable', problem: 'bad-answer' });
    await archive.announcements(NONE, 1, 20);
    expect(seen).toHaveLength(1);
    source.sandbox.faults.set([]);
    time.ms += 5_000;
    expect(await archive.announcements(NONE, 1, 20)).toMatchObject({ state: 'read' });
    await source.kill();
    expect(await archive.maintenances(NONE, 1, 20)).toEqual({ state: 'unavailable', problem: 'unreachable' });
  });

  test('keeps a row with an unreadable field', async () => {
    const { archive, source } = await startArchive();
    source.sandbox.faults.set([{ kind: 'bad-row', path: '/api/incident', times: 1 }]);
    const read = await archive.incidents(NONE, 1, 10);
    if (read.state !== 'read') throw new Error('it could not be read');
    expect(read.value).toMatchObject({ unreadable: 0 });
    expect(read.value.items).toHaveLength(10);
    const [first] = read.value.items;
    expect(first).toMatchObject({
      name: `#${first?.id}`,
      flaws: [{ kind: 'field', field: 'name', count: 1 }],
    });
  });

  test('reports how many rows of a page have no id', async () => {
    const server = await startScriptedServer(() => pageResponse([{ name: 'No id' }, 7, incidentRow(3)], 3));
    const { archive } = await startArchive({}, { client: new ProdManager({ url: server.url }) });
    const read = await archive.incidents(NONE, 1, 10);
    expect(read).toMatchObject({ state: 'read', value: { unreadable: 2, total: 3, items: [{ id: 3 }] } });
  });

  test('limits requests and cache size even without a rate limit', async () => {
    const { archive, seen } = await startArchive();
    for (let page = 1; page <= 1_000; page += 1) await archive.incidents(NONE, page, 1);
    expect(seen).toHaveLength(60);
    expect(archive.size).toBeLessThanOrEqual(200);
  });

  test('rejects immediately when the queue is full', async () => {
    const { archive, seen } = await startArchive();
    const reads = await Promise.all(
      Array.from({ length: 200 }, (_, index) => archive.incidents(NONE, index + 1, 1)),
    );
    expect(reads.filter(({ state }) => state === 'read')).toHaveLength(24);
    expect(reads).toContainEqual({ state: 'unavailable', problem: 'slowed' });
    expect(seen).toHaveLength(24);
  });

  test.each([
    ['in a polling instance', true],
    ['in a follower', false],
  ])('leaves the poller its budget, %s', async (_, hasPoller) => {
    const rateLimit = { limitAnonymous: 60, limitWithToken: 100, windowSeconds: 3_600 };
    const reserve = 10;
    const shared: { poller?: Poller } = {};
    const { archive, client, clock, seen } = await startArchive(
      { rateLimit, monitors: 60 },
      { poller: () => shared.poller ?? null },
    );
    if (hasPoller) {
      shared.poller = new Poller({
        client,
        sourceId: 'source',
        timeZone: 'UTC',
        intervalSeconds: 15,
        clock,
        random: () => 0.5,
        log,
        onState: () => undefined,
      });
      await shared.poller.refresh();
    } else await client.scope.count();
    const before = seen.length;
    for (let page = 1; page <= 100; page += 1) await archive.incidents(NONE, page, 1);
    expect(seen.length - before).toBeGreaterThan(1);
    expect(seen.length - before).toBeLessThanOrEqual(reserve + 1);
  });

  test('takes nothing from any budget if one of them has none left', async () => {
    const own = { left: 3, taken: 0 };
    const poller = {
      takeReserve: () => own.left > 0 && ((own.left -= 1), (own.taken += 1), true),
      returnReserve: () => ((own.left += 1), (own.taken -= 1)),
    };
    const shared = { isOpen: false };
    const budget = { take: () => Promise.resolve(shared.isOpen), note: () => Promise.resolve() };
    const { archive, seen } = await startArchive({}, { poller: () => poller, budget });
    for (let page = 1; page <= 80; page += 1) await archive.incidents(NONE, page, 1);
    expect([seen.length, own.taken]).toEqual([0, 0]);
    shared.isOpen = true;
    for (let page = 101; page <= 103; page += 1)
      expect(await archive.incidents(NONE, page, 1)).toMatchObject({ state: 'read' });
    expect(await archive.incidents(NONE, 104, 1)).toMatchObject({ problem: 'slowed' });
    own.left = 50;
    // The burst of sixty is intact, except for the three that were sent.
    for (let page = 201; page <= 260; page += 1) await archive.incidents(NONE, page, 1);
    expect(seen).toHaveLength(3 + 50);
  });
});
