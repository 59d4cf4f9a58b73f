import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { countPages, nextPage } from '@/lib/server/poller/rows/next-page';
import { readList } from '@/lib/server/poller/rows/read-list';
import { readMonitor } from '@/lib/server/poller/rows/to-board';

import { startSandbox } from '../../../support/sandbox-server';
import { type ScriptedAnswer, startScriptedServer } from '../../../support/scripted-server';

describe('the next page', () => {
  test('always overlaps what is covered, and always goes on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), (covered) => {
        const { page, perPage, offset } = nextPage(covered);
        expect(offset).toBe((page - 1) * perPage);
        expect(perPage).toBeLessThanOrEqual(50);
        expect(offset).toBeLessThan(covered);
        expect(offset + perPage).toBeGreaterThan(covered);
      }),
    );
  });

  test('makes a list of 400 rows take ten requests', () => {
    expect(nextPage(0)).toEqual({ page: 1, perPage: 50, offset: 0 });
    expect(countPages(0, 400)).toBe(10);
  });
});

describe('reading a list', () => {
  /** `between` is called before each request but the first. */
  async function open(between: (request: number) => void = () => undefined) {
    const source = await startSandbox({ mood: 'calm', monitors: 120 });
    onTestFinished(() => source.kill());
    const client = new ProdManager({ url: source.url, token: source.token, maxRetries: 0 });
    let requests = 0;
    const read = () =>
      readList({
        read: readMonitor,
        ask: ({ page, perPage }) => {
          if (requests > 0) between(requests);
          requests += 1;
          return client.request('GET', 'monitor', { query: { page, per_page: perPage } });
        },
      });
    return { source, read, requests: () => requests, table: source.sandbox.store.monitor };
  }

  test('gives every row once', async () => {
    const { read, requests, table } = await open();
    const { rows, ...list } = await read();
    expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual([...table.values()].map(({ id }) => id));
    expect(list).toEqual({ bad: [], isWhole: true, isSteady: true, listed: 120, total: 120 });
    expect(requests()).toBe(3);
  });

  test('notices that a row slipped over the edge of a page though the total is the same', async () => {
    const { read, requests, table } = await open((request) => {
      if (request !== 1) return;
      const [first] = table.list();
      const last = table.list().at(-1);
      if (!first || !last) throw new Error('the estate is empty');
      table.delete(first.id);
      table.insert((id) => ({ ...last, id, name: `${last.name} too` }));
    });
    const { rows } = await read();
    // It begins anew where it notices.
    expect(requests()).toBe(2 + 3);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([...table.values()].map(({ id }) => id)));
  });

  test('says that an order is never the same twice, though every row was seen', async () => {
    const { read, table } = await open(() => {
      const [first] = table.list();
      const last = table.list().at(-1);
      if (first && last) table.replace({ ...first, name: `${last.name} too` });
    });
    const { rows, isWhole, isSteady, total } = await read();
    expect([rows.length <= total, isWhole && isSteady]).toEqual([true, false]);
  });

  test('keeps a row of which a field cannot be read', async () => {
    const { source, read } = await open();
    source.sandbox.faults.set([{ kind: 'bad-row', path: '/api/monitor', times: 1 }]);
    const { rows, bad } = await read();
    expect(rows).toHaveLength(120);
    expect(bad).toEqual([]);
    expect(rows.filter(({ flaws }) => flaws)).toMatchObject([{ flaws: [{ kind: 'field', field: 'name' }] }]);
  });

  test('gives what it has where the total never fits, and says so', async () => {
    let id = 0;
    const { read, table } = await open(() => {
      const [row] = table.values();
      if (row) id = table.insert((next) => ({ ...row, id: next })).id;
    });
    const { rows, isWhole, listed, total } = await read();
    expect(isWhole).toBe(false);
    expect(rows.length).toBe(listed);
    expect(listed).toBeGreaterThan(50);
    expect(total).toBeGreaterThan(120);
    expect(id).toBeGreaterThan(120);
  });
});

describe('a list without end', () => {
  const row = (id: number, name = 'a monitor') => ({
    id,
    name,
    description: null,
    scope: 1,
    service: 1,
    integration: null,
    external_reference: null,
    external_link: null,
    status: 'ok',
    links: { self: '/', scope: '/', service: '/' },
  });
  /** A server that makes up the rows of every page, as many as it is asked for. */
  async function open(total: number, toItems: (offset: number, perPage: number) => unknown[]) {
    const server = await startScriptedServer(({ url }): ScriptedAnswer => {
      const { searchParams } = new URL(url, 'http://server');
      const perPage = Number(searchParams.get('per_page'));
      const items = toItems((Number(searchParams.get('page')) - 1) * perPage, perPage);
      return { headers: { 'x-total': String(total) }, json: { items } };
    });
    const client = new ProdManager({ url: server.url, maxRetries: 0 });
    const expected: number[] = [];
    const reading = readList({
      read: readMonitor,
      expect: (requests) => expected.push(requests),
      ask: ({ page, perPage }) => client.request('GET', 'monitor', { query: { page, per_page: perPage } }),
    });
    return { server, reading, expected };
  }

  test('is counted no further than it is read', () => {
    expect(countPages(50, 999_999_999_999_999)).toBe(countPages(50, 50_000));
    expect(countPages(50, 50_000)).toBeLessThan(1_300);
  });

  test('that only its total has is read to its end', async () => {
    const { server, reading, expected } = await open(999_999_999_999_999, (offset, perPage) =>
      Array.from({ length: Math.max(0, Math.min(perPage, 120 - offset)) }, (_, index) =>
        row(offset + index + 1),
      ),
    );
    expect(await reading).toMatchObject({ isWhole: false, listed: 120, total: 999_999_999_999_999 });
    expect(server.seen.length).toBeLessThan(20);
    expect(expected[0]).toBeLessThan(1_300);
  });

  test('that is too large is read in part, and says so', async () => {
    const text = 'x'.repeat(90_000);
    const { server, reading } = await open(100_000, (offset, perPage) =>
      Array.from({ length: perPage }, (_, index) => row(offset + index + 1, text)),
    );
    const { rows, bad } = await reading;
    expect(rows.length).toBeGreaterThanOrEqual(50);
    expect(rows[0]?.name).toHaveLength(20_000);
    expect(bad).toEqual([{ problem: expect.stringMatching(/longer than 16777216 characters/) as string }]);
    expect(server.seen.length).toBeLessThan(6);
  });

  test('that has ever more rows is read in part, and says so', { timeout: 180_000 }, async () => {
    const { reading } = await open(999_999_999_999_999, (offset, perPage) =>
      Array.from({ length: perPage }, (_, index) => ({ id: offset + index + 1 })),
    );
    const { bad } = await reading;
    expect(bad.at(-1)?.problem).toMatch(/longer than 50000 rows/);
    expect(bad.length).toBeLessThanOrEqual(50_101);
  });

  test('that repeats itself is read no further', async () => {
    const { server, reading } = await open(100_000, (_, perPage) =>
      Array.from({ length: perPage }, (_entry, index) => row(index + 1)),
    );
    expect(await reading).toMatchObject({ isWhole: false, total: 100_000 });
    expect(server.seen.length).toBeLessThan(10);
  });
});
