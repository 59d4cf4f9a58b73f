import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, startEdge, renderNumber } from './start-edge';

const ROUTES = [
  { kind: 'page', pattern: '/incidents', query: ['page'], readsArchive: true },
  { kind: 'data', pattern: '/api/view/incidents', query: ['page'], readsArchive: true },
  { kind: 'data', pattern: '/api/incident/:id', readsArchive: true },
  { kind: 'page', pattern: '/monitors', query: ['page'] },
] as const;

const from = (address: string) => ({ accept: 'text/html', 'x-forwarded-for': address });

describe('the limit of archive requests', () => {
  test('applies to each client, and does not count a request repeated within a minute', async () => {
    const { url, rendered, time } = await startEdge(renderNumber, { routes: ROUTES, archiveRequests: 3 });
    const getFrom = (target: string, address = '192.0.2.1') => get(url, target, from(address));
    for (const id of [1, 2, 3]) expect((await getFrom(`/api/incident/${id}`)).status).toBe(200);
    const rejected = await getFrom('/api/incident/4');
    expect(rejected.status).toBe(429);
    expect(JSON.parse(rejected.text)).toEqual({
      message: 'Too many history requests. Try again in a minute.',
    });
    expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(50);
    expect(Number(rejected.headers['retry-after'])).toBeLessThanOrEqual(60);
    // Repeating a request is free even if its response is no longer cached and has to be rendered again.
    const before = rendered.length;
    time.elapsedMs += 20_000;
    expect((await getFrom('/api/incident/1')).status).toBe(200);
    expect(rendered.length).toBe(before + 1);
    // Other routes and other clients are not limited.
    expect((await getFrom('/monitors?page=2')).status).toBe(200);
    expect((await getFrom('/api/incident/4', '192.0.2.2')).status).toBe(200);
    expect((await getFrom('/api/incident/4')).status).toBe(200);
  });

  test.each([
    ['part of a page', '/incidents?page=7', { rsc: '1' }, 'GET'],
    ['another spelling', '/%69ncidents?page=7', {}, 'GET'],
    ['a trailing slash', '/incidents/?page=7', {}, 'GET'],
    ['a HEAD', '/incidents?page=7', {}, 'HEAD'],
  ])('cannot be circumvented with %s', async (_name, target, headers, method) => {
    const { url, rendered } = await startEdge(renderNumber, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/incidents?page=1', from('192.0.2.1'))).status).toBe(200);
    const response = await get(url, target, { ...headers, ...from('192.0.2.1') }, method);
    expect(response.status).toBe(429);
    expect(rendered).toEqual(['/incidents?page=1']);
  });

  test('counts a page and its JSON as one request, and does not count a rejected method', async () => {
    const { url } = await startEdge(renderNumber, { routes: ROUTES, archiveRequests: 2 });
    const getFrom = (target: string, method = 'GET') => get(url, target, from('192.0.2.1'), method);
    for (const page of [1, 2, 3]) expect((await getFrom(`/incidents?page=${page}`, 'POST')).status).toBe(405);
    expect((await getFrom('/incidents?page=1')).status).toBe(200);
    expect((await getFrom('/api/view/incidents?page=1')).status).toBe(200);
    expect((await getFrom('/incidents?page=5')).status).toBe(200);
    const rejected = await getFrom('/api/view/incidents?page=9');
    // By the build header a screen knows that the dashboard is reachable.
    expect([rejected.status, rejected.headers['board-build']]).toEqual([429, 'b1']);
  });

  test('applies to the address of the connection if there is no proxy', async () => {
    const { url } = await startEdge(renderNumber, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/incidents?page=1', { accept: 'text/html' })).status).toBe(200);
    expect((await get(url, '/incidents?page=7', { accept: 'text/html' })).status).toBe(429);
  });

  test('counts every method that reaches the worker', async () => {
    const { url, rendered } = await startEdge(renderNumber, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/api/incident/1', from('192.0.2.1'), 'POST')).status).toBe(200);
    expect((await get(url, '/api/incident/2', from('192.0.2.1'), 'DELETE')).status).toBe(429);
    expect(rendered).toEqual(['/api/incident/1']);
  });

  test('slows down a client that reads a list page by page instead of rejecting it', async () => {
    const { url } = await startEdge(renderNumber, {
      routes: ROUTES,
      archiveRequests: 2,
      archivePaceSeconds: 0.01,
    });
    const getPage = (page: number) => get(url, `/api/view/incidents?page=${page}`, from('192.0.2.1'));
    for (let page = 1; page <= 12; page += 1)
      expect([page, (await getPage(page)).status]).toEqual([page, 200]);
    expect((await getPage(14)).status).toBe(429);
    expect((await getPage(13)).status).toBe(200);
  });

  test('does not count requests that did not reach the worker', async () => {
    const { opened, open } = gate();
    const { url } = await startEdge(
      async (request, response, before) => {
        await opened;
        renderNumber(request, response, before);
      },
      { routes: ROUTES, archiveRequests: 2, renders: { running: 1, waiting: 0 } },
    );
    const first = get(url, '/api/incident/1', from('192.0.2.1'));
    for (const id of [2, 3, 4])
      expect((await get(url, `/api/incident/${id}`, from('192.0.2.1'))).status).toBe(503);
    open();
    expect((await first).status).toBe(200);
    expect((await get(url, '/api/incident/5', from('192.0.2.1'))).status).toBe(200);
    expect((await get(url, '/api/incident/6', from('192.0.2.1'))).status).toBe(429);
  });
});
