import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, startEdge, renderNumber, type Script } from './start-edge';

const routes = [
  { kind: 'page', pattern: '/' },
  { kind: 'page', pattern: '/incidents/:id' },
  { kind: 'page', pattern: '/incidents', query: ['q'] },
  { kind: 'data', pattern: '/api/incident/:id' },
  { kind: 'data', pattern: '/api/incidents', query: ['q'] },
  { kind: 'data', pattern: '/api/archive.json', lifetimeMs: 60_000 },
] as const;

const rejectAll: Script = (request, response) => {
  const status = request.url?.includes('bad') ? 400 : 404;
  const isData = request.url?.startsWith('/api/') === true;
  response.writeHead(status, { 'content-type': isData ? 'application/json' : 'text/html' });
  response.end(isData ? '{"message":"There is no such thing."}' : '<h1>There is no such thing.</h1>');
};

describe('a pattern', () => {
  test('matches one segment for each colon, and nothing else', async () => {
    const { url, edge } = await startEdge(renderNumber, { routes });
    await get(url, '/api/incident/7');
    await get(url, '/incidents/7?x=1');
    expect(edge.cacheStats().entries).toBe(2);
    for (const target of ['/api/incident/', '/api/incident/7/8', '/xapi/incident/7', '/api/history-json'])
      await get(url, target);
    expect(edge.cacheStats().entries).toBe(2);
  });
});

describe('a declared parameter', () => {
  test.each([`q=${'x'.repeat(5_000)}`, Array.from({ length: 1_000 }, (_, n) => `q=${n}`).join('&')])(
    'may be as long and repeated as often as fits into a URL',
    async (query) => {
      const { url, rendered } = await startEdge(renderNumber, { routes });
      expect((await get(url, `/api/incidents?${query}`)).status).toBe(200);
      expect((await get(url, `/incidents?${query}`)).status).toBe(200);
      const received = rendered.map((target) =>
        new URLSearchParams(target.split('?')[1]).getAll('q').toSorted(),
      );
      const given = new URLSearchParams(query).getAll('q').toSorted();
      expect(received).toEqual([given, given]);
    },
  );
});

describe('data with a lifetime', () => {
  test('is cached for its lifetime at most, and only for its version', async () => {
    const { url, board, time, rendered } = await startEdge(renderNumber, { routes });
    const numberNow = async () =>
      (JSON.parse((await get(url, '/api/archive.json')).text) as { before: number }).before;
    expect(await numberNow()).toBe(0);
    time.elapsedMs += 59_999;
    expect(await numberNow()).toBe(0);
    time.elapsedMs += 1;
    expect(await numberNow()).toBe(1);
    board.current = { ...board.current, version: 'v2' };
    expect(await numberNow()).toBe(2);
    expect(rendered).toHaveLength(3);
  });
});

describe('a missing item', () => {
  test.each(['/incidents/9', '/api/incident/9', '/api/incidents?q=bad'])(
    'is rendered once per version and five seconds, and not cached by browsers: %s',
    async (target) => {
      const { url, board, time, rendered } = await startEdge(rejectAll, { routes });
      const times = () => rendered.filter((path) => path === target).length;
      const first = await get(url, target);
      expect([first.status, first.headers['cache-control']]).toEqual([
        target.includes('bad') ? 400 : 404,
        'no-store',
      ]);
      expect(first.text).toContain('There is no such thing.');
      time.elapsedMs += 4_999;
      const again = await get(url, target, { 'if-none-match': first.headers.etag ?? '' });
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      expect(times()).toBe(1);
      time.elapsedMs += 1;
      await get(url, target);
      expect(times()).toBe(2);
      board.current = { ...board.current, version: 'v2' };
      await get(url, target);
      expect(times()).toBe(3);
      board.current = { ...board.current, freshness: 'delayed' };
      await get(url, target);
      expect(times()).toBe(4);
    },
  );

  test('is replaced when the item appears, and replaces it when it disappears', async () => {
    let isThere = false;
    const { url, board } = await startEdge(
      (request, response, before) => (isThere ? renderNumber : rejectAll)(request, response, before),
      { routes },
    );
    const statusNow = async () => (await get(url, '/incidents/9')).status;
    expect(await statusNow()).toBe(404);
    isThere = true;
    board.current = { ...board.current, version: 'v2' };
    expect(await statusNow()).toBe(200);
    isThere = false;
    board.current = { ...board.current, version: 'v3' };
    await expect.poll(statusNow).toBe(404);
  });

  test('evicts no existing items from the cache', async () => {
    const { url, rendered, edge } = await startEdge(
      (request, response, before) =>
        (request.url?.startsWith('/incidents/') ? rejectAll : renderNumber)(request, response, before),
      { routes, maxEntries: 16 },
    );
    await get(url, '/');
    for (let n = 0; n < 100; n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, at) => get(url, `/incidents/${n + at}`)));
    expect(edge.cacheStats().entries).toBe(1 + 2);
    await get(url, '/');
    expect(rendered.filter((target) => target === '/')).toHaveLength(1);
  });

  test('does not delay requests for the board', async () => {
    const { opened, open } = gate();
    const { url } = await startEdge(
      async (request, response, before) => {
        if (request.url !== '/') await opened;
        renderNumber(request, response, before);
      },
      { routes, renders: { running: 1, waiting: 1 } },
    );
    const missing = Array.from({ length: 3 }, (_, n) => get(url, `/incidents/${n}`));
    expect((await Promise.race(missing)).status).toBe(503);
    expect((await get(url, '/')).status).toBe(200);
    open();
    await Promise.all(missing);
  });
});

test('each request is observed once, as it was sent', async () => {
  const { url, served } = await startEdge(renderNumber, { routes });
  await get(url, '/');
  await get(url, '/?x=1');
  await get(url, '/nothing');
  await get(url, `/?${'x'.repeat(40_000)}`);
  await expect
    .poll(() => served.map(({ target, status }) => [target.slice(0, 9), status]).toSorted())
    .toEqual([
      ['/', 200],
      ['/?x=1', 200],
      ['/?xxxxxxx', 414],
      ['/nothing', 200],
    ]);
});
