import { describe, expect, it } from 'vitest';

import { type ParseError, ProdManager } from '@/lib/prodmanager';

import { pageResponse, startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { monitorRow, scopeRow } from './rows';

const pageOf = (url: string): number => Number(new URL(url, 'http://x').searchParams.get('page'));

/** Serves the given pages of row ids for each reading; the last reading is repeated. */
const startReadings = async (total: number, readings: readonly (readonly (readonly number[])[])[]) => {
  let reading = -1;
  const server = await startScriptedServer(({ url }) => {
    const page = pageOf(url);
    if (page === 1) reading += 1;
    const pages = readings[Math.min(reading, readings.length - 1)] ?? [];
    return pageResponse(
      (pages[page - 1] ?? []).map((id) => scopeRow(id)),
      total,
      pages.length,
    );
  });
  return { server, pm: new ProdManager({ url: server.url }) };
};

const ids = (items: readonly { id: number }[]) => items.map((item) => item.id);

describe('a list', () => {
  it('sends no request until it is read', async () => {
    const { server, pm } = await startReadings(1, [[[1]]]);
    const list = pm.scope.list();
    expect(server.seen).toHaveLength(0);
    expect(ids(await list.toArray())).toEqual([1]);
    expect(server.seen).toHaveLength(1);
  });

  it('covers all pages and removes duplicates by id', async () => {
    const { pm } = await startReadings(4, [[[1, 2], [2, 3], [4]]]);
    const seen: number[] = [];
    for await (const scope of pm.scope.list()) seen.push(scope.id);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('reports page, total and total pages with each page', async () => {
    const { pm } = await startReadings(3, [
      [
        [1, 2],
        [2, 3],
      ],
    ]);
    const pages: unknown[] = [];
    for await (const { items, ...place } of pm.scope.list().pages()) pages.push([ids(items), place]);
    expect(pages).toEqual([
      [[1, 2], { page: 1, total: 3, totalPages: 2 }],
      [[3], { page: 2, total: 3, totalPages: 2 }],
    ]);
  });

  it('reads again when a row is missing, and returns the complete reading', async () => {
    const { server, pm } = await startReadings(3, [
      [[1, 2], [2]],
      [[1, 2], [3]],
    ]);
    expect(ids(await pm.scope.list().toArray())).toEqual([1, 2, 3]);
    expect(server.seen).toHaveLength(4);
  });

  it('fails after three incomplete readings', async () => {
    const { server, pm } = await startReadings(3, [[[1, 2], [2]]]);
    const error = await failureOf(pm.scope.list().toArray());
    expect(error).toMatchObject({ code: 'incomplete', method: 'GET', path: '/api/scope' });
    expect(error.message).toContain('2 rows read, 3 reported');
    expect(server.seen).toHaveLength(6);
  });

  it('reads again when the total changed, even if the count matches', async () => {
    // Row 1 is deleted after the first page, so row 3 moves to the first page unseen: two of two rows, but one is missing.
    const server = await startScriptedServer(({ url }, before) =>
      before < 2
        ? pageResponse([scopeRow(pageOf(url) === 1 ? 1 : 4)], before === 0 ? 3 : 2, 2)
        : pageResponse([scopeRow(3), scopeRow(4)], 2, 1),
    );
    expect(ids(await new ProdManager({ url: server.url }).scope.list().toArray())).toEqual([3, 4]);
  });

  it('stops at the limit without requesting more pages', async () => {
    const { server, pm } = await startReadings(4, [
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(ids(await pm.scope.list().toArray({ limit: 2 }))).toEqual([1, 2]);
    expect(server.seen).toHaveLength(1);
    expect(await pm.scope.list().toArray({ limit: 0 })).toEqual([]);
    expect(server.seen).toHaveLength(1);
    expect(ids(await pm.scope.list().toArray({ limit: 9 }))).toEqual([1, 2, 3, 4]);
  });

  it.each([-1, Number.NaN])('rejects the limit %d', async (limit) => {
    const { pm } = await startReadings(1, [[[1]]]);
    expect(await failureOf(pm.scope.list().toArray({ limit }))).toMatchObject({ code: 'config' });
  });

  it('ends on an empty page, whatever the headers say', async () => {
    const server = await startScriptedServer(({ url }) =>
      pageResponse(pageOf(url) === 1 ? [scopeRow(1)] : [], 1, 99),
    );
    expect(await new ProdManager({ url: server.url }).scope.list().toArray()).toHaveLength(1);
    expect(server.seen).toHaveLength(2);
  });
});

describe('the query', () => {
  it('contains every filter, repeated for several values, without nulls, and unknown ones too', async () => {
    const server = await startScriptedServer(() => pageResponse([], 0, 0));
    const pm = new ProdManager({ url: server.url });
    await pm.incident
      .list({
        status: ['active', 'stable'],
        scope: 3,
        per_page: 7,
        impact_after: '2026-03-01T00:00',
        colour: 'é&=',
        x: null,
      })
      .toArray();
    const { searchParams } = new URL(server.seen[0]?.url ?? '', server.url);
    expect([...searchParams]).toEqual([
      ['per_page', '7'],
      ['status', 'active'],
      ['status', 'stable'],
      ['scope', '3'],
      ['impact_after', '2026-03-01T00:00'],
      ['colour', 'é&='],
      ['page', '1'],
    ]);
  });

  it('of a count requests one small page', async () => {
    const server = await startScriptedServer(() => pageResponse([monitorRow(1)], 2_345, 2_345));
    expect(await new ProdManager({ url: server.url }).monitor.count({ status: 'alert' })).toBe(2_345);
    expect(server.seen.map(({ url }) => url)).toEqual(['/api/monitor?status=alert&per_page=1&page=1']);
  });
});

describe('an invalid row', () => {
  const rows = [monitorRow(1), monitorRow(2, { name: 7 }), monitorRow(3), 'not a row'];

  it('fails the list with its field, not its value', async () => {
    const server = await startScriptedServer(() =>
      pageResponse([monitorRow(1), monitorRow(2, { name: 'canary', scope: 'canary' })], 2),
    );
    const error = await failureOf(new ProdManager({ url: server.url }).monitor.list().toArray());
    expect(error).toMatchObject({
      code: 'parse',
      field: 'items[1].scope',
      path: '/api/monitor',
      status: 200,
    });
    expect(error.message).toMatch(/^GET \/api\/monitor returned 200, but items\[1\]\.scope cannot be read: /);
    expect(error.message).not.toContain('canary');
  });

  it('is skipped, counted and reported once with onInvalidRow', async () => {
    let readings = 0;
    const server = await startScriptedServer(() => pageResponse(rows, (readings += 1) === 1 ? 5 : 4));
    const invalid: ParseError[] = [];
    const list = new ProdManager({ url: server.url }).monitor.list(
      {},
      { onInvalidRow: (error) => invalid.push(error) },
    );
    expect(ids(await list.toArray())).toEqual([1, 3]);
    expect(readings).toBe(2);
    expect(invalid.map((error) => error.field)).toEqual(['items[1].name', 'items[3]']);
  });
});

describe('an invalid page', () => {
  it.each([
    ['x-total', { 'x-total-pages': '1' }],
    ['x-total', { 'x-total': 'None', 'x-total-pages': '1' }],
    ['x-total', { 'x-total': '-1', 'x-total-pages': '1' }],
    ['x-total-pages', { 'x-total': '1' }],
  ])('is a parse error naming %s (%#)', async (field, headers) => {
    const server = await startScriptedServer(() => ({ headers, json: { items: [scopeRow(1)] } }));
    expect(await failureOf(new ProdManager({ url: server.url }).scope.list().toArray())).toMatchObject({
      code: 'parse',
      field,
    });
  });

  it.each([
    ['body', []],
    ['items', {}],
    ['items', { items: null }],
  ])('is a parse error naming %s (%#)', async (field, json) => {
    const server = await startScriptedServer(() => ({
      headers: { 'x-total': '0', 'x-total-pages': '0' },
      json,
    }));
    expect(await failureOf(new ProdManager({ url: server.url }).scope.list().toArray())).toMatchObject({
      code: 'parse',
      field,
    });
  });
});
