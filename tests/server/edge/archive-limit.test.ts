import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, startFront, tell } from './start-edge';

const ROUTES = [
  { kind: 'page', pattern: '/incidents', query: ['page'], readsArchive: true },
  { kind: 'data', pattern: '/api/view/incidents', query: ['page'], readsArchive: true },
  { kind: 'data', pattern: '/api/incident/:id', readsArchive: true },
  { kind: 'page', pattern: '/monitors', query: ['page'] },
] as const;

const from = (address: string) => ({ accept: 'text/html', 'x-forwarded-for': address });

describe('questions about the past', () => {
  test('are so many for each client, and cost nothing where the answer is known', async () => {
    const { url, rendered, time } = await startFront(tell, { routes: ROUTES, archiveRequests: 3 });
    const ask = (target: string, address = '192.0.2.1') => get(url, target, from(address));
    for (const id of [1, 2, 3]) expect((await ask(`/api/incident/${id}`)).status).toBe(200);
    const refused = await ask('/api/incident/4');
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text)).toEqual({
      message: 'Too many history requests. Try again in a minute.',
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    // What was asked for within a minute is answered, though it is kept no longer and has to be rendered anew.
    const before = rendered.length;
    time.elapsedMs += 20_000;
    expect((await ask('/api/incident/1')).status).toBe(200);
    expect(rendered.length).toBe(before + 1);
    // Whatever does not ask for the past, and everybody else, goes on.
    expect((await ask('/monitors?page=2')).status).toBe(200);
    expect((await ask('/api/incident/4', '192.0.2.2')).status).toBe(200);
    expect((await ask('/api/incident/4')).status).toBe(200);
  });

  test.each([
    ['a piece of a page', '/incidents?page=7', { rsc: '1' }, 'GET'],
    ['another spelling', '/%69ncidents?page=7', {}, 'GET'],
    ['a slash at the end', '/incidents/?page=7', {}, 'GET'],
    ['the head alone', '/incidents?page=7', {}, 'HEAD'],
  ])('cannot be put beside the limit: %s', async (_name, target, headers, method) => {
    const { url, rendered } = await startFront(tell, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/incidents?page=1', from('192.0.2.1'))).status).toBe(200);
    const answer = await get(url, target, { ...headers, ...from('192.0.2.1') }, method);
    expect(answer.status).toBe(429);
    expect(rendered).toEqual(['/incidents?page=1']);
  });

  test('are one where a page and its data are asked for, and none where nothing is read', async () => {
    const { url } = await startFront(tell, { routes: ROUTES, archiveRequests: 2 });
    const ask = (target: string, method = 'GET') => get(url, target, from('192.0.2.1'), method);
    for (const page of [1, 2, 3]) expect((await ask(`/incidents?page=${page}`, 'POST')).status).toBe(405);
    expect((await ask('/incidents?page=1')).status).toBe(200);
    expect((await ask('/api/view/incidents?page=1')).status).toBe(200);
    expect((await ask('/incidents?page=5')).status).toBe(200);
    const refused = await ask('/api/view/incidents?page=9');
    // A screen knows by the build that it has not lost the dashboard.
    expect([refused.status, refused.headers['board-build']]).toEqual([429, 'b1']);
  });

  test('belong to the connection where no proxy is trusted', async () => {
    const { url } = await startFront(tell, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/incidents?page=1', { accept: 'text/html' })).status).toBe(200);
    expect((await get(url, '/incidents?page=7', { accept: 'text/html' })).status).toBe(429);
  });

  test('are counted in every method that reaches the handler', async () => {
    const { url, rendered } = await startFront(tell, { routes: ROUTES, archiveRequests: 1 });
    expect((await get(url, '/api/incident/1', from('192.0.2.1'), 'POST')).status).toBe(200);
    expect((await get(url, '/api/incident/2', from('192.0.2.1'), 'DELETE')).status).toBe(429);
    expect(rendered).toEqual(['/api/incident/1']);
  });

  test('let a client that reads a list page after page come to its end, and no other way beyond the limit', async () => {
    const { url } = await startFront(tell, { routes: ROUTES, archiveRequests: 2, archivePaceSeconds: 0.01 });
    const ask = (page: number) => get(url, `/api/view/incidents?page=${page}`, from('192.0.2.1'));
    for (let page = 1; page <= 12; page += 1) expect([page, (await ask(page)).status]).toEqual([page, 200]);
    expect((await ask(14)).status).toBe(429);
    expect((await ask(13)).status).toBe(200);
  });

  test('are given back where they were not put', async () => {
    const { opened, open } = gate();
    const { url } = await startFront(
      async (request, response, before) => {
        await opened;
        tell(request, response, before);
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
