import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { countPages, nextPage } from '@/lib/server/engine/next-page';
import { readList } from '@/lib/server/engine/read-list';
import { readMonitor } from '@/lib/server/to-board';

import { startSandbox } from '../../support/sandbox-server';

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
    const { rows, bad } = await read();
    expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual([...table.values()].map(({ id }) => id));
    expect(bad).toEqual([]);
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

  test('keeps a row of which a field cannot be read', async () => {
    const { source, read } = await open();
    source.sandbox.faults.set([{ kind: 'bad-row', path: '/api/monitor', times: 1 }]);
    const { rows, bad } = await read();
    expect(rows).toHaveLength(120);
    expect(bad).toEqual([]);
    expect(rows.filter(({ flaws }) => flaws)).toMatchObject([{ flaws: [{ kind: 'field', field: 'name' }] }]);
  });

  test('fails where the total never fits', async () => {
    let id = 0;
    const { read, table } = await open(() => {
      const [row] = table.values();
      if (row) id = table.insert((next) => ({ ...row, id: next })).id;
    });
    await expect(read()).rejects.toMatchObject({ code: 'incomplete', path: '/api/monitor' });
    expect(id).toBeGreaterThan(120);
  });
});
