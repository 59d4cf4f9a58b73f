import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { get } from './raw-get';
import { gate, startEdge, renderNumber } from './start-edge';

const routes = [
  { kind: 'page', pattern: '/' },
  { kind: 'data', pattern: '/api/snapshot' },
  { kind: 'data', pattern: '/api/list', query: ['page', 'status'] },
  { kind: 'data', pattern: '/api/list/:id' },
] as const;

describe('a cached response', () => {
  test('is rendered once for many viewers after a change', async () => {
    const { url, board, rendered } = await startEdge(async (request, response, before) => {
      await sleep(50);
      renderNumber(request, response, before);
    });
    await Promise.all([get(url, '/'), get(url, '/api/snapshot')]);
    expect(rendered).toHaveLength(2);
    board.current = { ...board.current, version: 'v2' };
    const crowd = await Promise.all(
      Array.from({ length: 2_000 }, (_, index) => get(url, index % 2 === 0 ? '/' : '/api/snapshot')),
    );
    expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([200]));
    await expect.poll(() => rendered.toSorted()).toEqual(['/', '/', '/api/snapshot', '/api/snapshot']);
  });

  test('is the previous page while a new version is rendered, with its age', async () => {
    const { opened, open } = gate();
    const { url, board, time, rendered } = await startEdge(async (request, response, before) => {
      if (before > 0) await opened;
      renderNumber(request, response, before);
    });
    const first = await get(url, '/');
    expect([first.text.includes('rendering 0'), first.headers['server-timing']]).toEqual([
      true,
      'board;dur=0',
    ]);
    board.current = { ...board.current, version: 'v2' };
    time.elapsedMs += 700;
    const second = await get(url, '/');
    expect([second.text.includes('rendering 0'), second.headers['server-timing']]).toEqual([
      true,
      'board;dur=700',
    ]);
    open();
    await expect.poll(async () => (await get(url, '/')).text).toContain('rendering 1');
    expect(rendered).toHaveLength(2);
  });

  test('is a page for its lifetime, and never one of twice that age', async () => {
    const { url, time, rendered } = await startEdge(renderNumber);
    await get(url, '/');
    time.elapsedMs += 4_999;
    expect((await get(url, '/')).text).toContain('rendering 0');
    expect(rendered).toHaveLength(1);
    time.elapsedMs += 1;
    expect((await get(url, '/')).text).toContain('rendering 0');
    await expect.poll(() => rendered.length).toBe(2);
    await expect.poll(async () => (await get(url, '/')).text).toContain('rendering 1');
    time.elapsedMs += 10_000;
    expect((await get(url, '/')).text).toContain('rendering 2');
  });

  test('is data while its version lasts, with the current ages of that version', async () => {
    const { url, board, time, rendered } = await startEdge(renderNumber);
    await get(url, '/api/snapshot');
    time.elapsedMs += 3_600_000;
    board.current = { ...board.current, ages: 'monitors=7.0' };
    const later = await get(url, '/api/snapshot');
    expect(JSON.parse(later.text)).toMatchObject({ before: 0 });
    expect(later.headers['snapshot-ages']).toBe('monitors=7.0');
    board.current = { ...board.current, version: 'v2', ages: 'monitors=0.1' };
    const changed = await get(url, '/api/snapshot');
    expect(JSON.parse(changed.text)).toMatchObject({ before: 1 });
    expect(rendered).toHaveLength(2);
  });

  test('has the ages of its version if the board changes during its rendering', async () => {
    const begun = gate();
    const { opened, open } = gate();
    const { url, board } = await startEdge(async (request, response, before) => {
      begun.open();
      await opened;
      renderNumber(request, response, before);
    });
    const requested = get(url, '/api/snapshot');
    await begun.opened;
    board.current = { version: 'v2', freshness: 'live', ages: 'monitors=0.0' };
    open();
    expect((await requested).headers['snapshot-ages']).toBe('monitors=0.4');
  });

  test.each(['/', '/api/snapshot'])(
    'is rendered again at %s when the freshness of the board changes',
    async (target) => {
      const { url, board, rendered } = await startEdge(renderNumber);
      const first = await get(url, target);
      board.current = { ...board.current, freshness: 'delayed' };
      const second = await get(url, target);
      expect(second.text).not.toBe(first.text);
      board.current = { ...board.current, freshness: 'unknown' };
      expect((await get(url, target)).text).not.toBe(second.text);
      expect(rendered).toEqual([target, target, target]);
    },
  );

  test('is rendered again if the freshness changes during its rendering', async () => {
    const begun = gate();
    const { opened, open } = gate();
    const { url, board } = await startEdge(async (request, response, before) => {
      if (before === 0) {
        begun.open();
        await opened;
      }
      renderNumber(request, response, before);
    });
    const requested = get(url, '/');
    await begun.opened;
    board.current = { ...board.current, freshness: 'delayed' };
    open();
    expect((await requested).text).toContain('rendering 1');
  });

  test('is not an error while one section after the other becomes live during renderings', async () => {
    const { url, board } = await startEdge((request, response, before) => {
      const live = Math.min(before + 1, SECTION_NAMES.length);
      board.current = { ...board.current, freshness: `${live} sections are live` };
      renderNumber(request, response, before);
    });
    const { status, text } = await get(url, '/');
    expect([status, text]).toEqual([200, expect.stringContaining(`rendering ${SECTION_NAMES.length}`)]);
  });

  test('ignores undeclared parameters', async () => {
    const { url, edge, rendered } = await startEdge(renderNumber, { routes });
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => get(url, `/api/snapshot?n=${n}&utm_source=${n}`)),
    );
    await Promise.all(Array.from({ length: 100 }, (_, n) => get(url, `/api/list?page=2&n=${n}`)));
    expect(rendered).toEqual(['/api/snapshot', '/api/list?page=2']);
    expect(edge.cacheStats().entries).toBe(2);
  });

  test('ignores the order and repetition of parameters', async () => {
    const { url, rendered } = await startEdge(renderNumber, { routes });
    await get(url, '/api/list?status=ok&page=2&status=alert');
    await get(url, '/api/list?page=2&status=alert&status=ok&status=alert&x=1#');
    expect(rendered).toEqual(['/api/list?page=2&status=alert&status=ok']);
  });

  test('is evicted when there are too many entries or bytes', async () => {
    const { url, edge } = await startEdge(renderNumber, { routes, maxEntries: 50, maxBytes: 100_000 });
    for (let n = 0; n < 1_000; n += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, at) => get(url, `/api/list?page=${n + at}`)));
    }
    const { entries, bytes } = edge.cacheStats();
    expect(entries).toBeGreaterThan(5);
    expect(entries).toBeLessThanOrEqual(50);
    expect(bytes).toBeLessThanOrEqual(100_000);
    await get(url, '/api/list/7');
    expect(JSON.parse((await get(url, '/api/list/7')).text)).toMatchObject({ target: '/api/list/7' });
  });

  test('of a search is cached, but evicts no page and no list', async () => {
    const { url, edge, rendered } = await startEdge(renderNumber, {
      routes: [...routes, { kind: 'data', pattern: '/api/find', query: ['q'] }],
      maxEntries: 80,
    });
    await Promise.all([get(url, '/'), get(url, '/api/find'), get(url, '/api/list?page=2')]);
    for (let n = 0; n < 200; n += 1) await get(url, `/api/find?q=word${n}`);
    await Promise.all([get(url, '/'), get(url, '/api/find'), get(url, '/api/list?page=2')]);
    await get(url, '/api/find?q=word199');
    expect(rendered).toHaveLength(203);
    // An eighth of the entries.
    expect(edge.cacheStats().entries).toBe(13);
  });

  test('contains nothing of the viewer it was rendered for', async () => {
    const seen: (string | undefined)[] = [];
    const { url } = await startEdge((request, response) => {
      seen.push(request.headers.cookie, request.headers.authorization, request.headers.host);
      response.end('x');
    });
    await get(url, '/', { cookie: 'a=1', authorization: 'Bearer x', host: 'evil.example' });
    expect(seen).toEqual(['lang=en; theme=system', undefined, 'localhost']);
  });

  test('is never a 500 or a response that sets a cookie', async () => {
    const { url, edge, rendered } = await startEdge((request, response, before) => {
      if (request.url === '/') response.writeHead(500).end('broken');
      else response.writeHead(200, { 'set-cookie': ['a=1', `b=${before}`] }).end('yours');
    });
    expect((await get(url, '/')).status).toBe(500);
    expect((await get(url, '/')).status).toBe(500);
    expect(rendered).toHaveLength(2);
    const own = await get(url, '/api/snapshot', { cookie: 'c=1' });
    expect([own.text, own.headers['set-cookie']]).toEqual(['yours', ['a=1', 'b=3']]);
    expect(own.headers['cache-control']).toBeUndefined();
    expect(edge.cacheStats().entries).toBe(0);
  });
});
