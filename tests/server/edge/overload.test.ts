import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, startEdge, renderNumber } from './start-edge';

const asBrowser = { accept: 'text/html' };

describe('an overloaded edge', () => {
  test('rejects a long URL in the format of the route', async () => {
    const { url, rendered } = await startEdge(renderNumber);
    const page = await get(url, `/?${'x'.repeat(32_768)}`);
    expect([page.status, page.headers['content-type']]).toEqual([414, 'text/html; charset=utf-8']);
    const data = await get(url, `/api/snapshot?${'x'.repeat(32_768)}`);
    expect(data.status).toBe(414);
    expect(JSON.parse(data.text)).toEqual({ message: 'This URL is too long.' });
    expect(data.headers['x-content-type-options']).toBe('nosniff');
    expect(rendered).toEqual([]);
    expect((await get(url, `/?${'x'.repeat(32_766)}`)).status).toBe(200);
  });

  test.each([{ 'content-length': '131073' }, { 'transfer-encoding': 'chunked' }])(
    'rejects a long body sent with %j',
    async (headers) => {
      const { url } = await startEdge(async (received, response) => response.end(await text(received)));
      const request = sendRequest(`${url}/api/own`, { method: 'POST', headers: headers });
      // The edge may close the connection while the body is sent.
      request.on('error', () => undefined);
      request.end(Buffer.alloc(131_073));
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      expect([response.statusCode, response.headers.connection]).toEqual([413, 'close']);
      expect(JSON.parse(await text(response))).toEqual({ message: 'The request body is too long.' });
      const whole = await fetch(`${url}/api/own`, { method: 'POST', body: Buffer.alloc(131_072, 'x') });
      expect((await whole.text()).length).toBe(131_072);
    },
  );

  test('lets some requests wait, and sends a 503 with Retry-After to the others', async () => {
    const { opened, open } = gate();
    const { url, rendered } = await startEdge(
      async (request, response, before) => {
        await opened;
        renderNumber(request, response, before);
      },
      {
        renders: { running: 2, waiting: 3 },
        routes: [{ kind: 'data', pattern: '/api/list', query: ['page'] }],
      },
    );
    const requests = Array.from({ length: 8 }, (_, page) => get(url, `/api/list?page=${page}`));
    const busy = await Promise.race(requests);
    expect([busy.status, busy.headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(busy.text)).toEqual({
      message: 'Too many requests. Try again in a second.',
    });
    expect(rendered.length).toBeLessThanOrEqual(2);
    const navigations = Array.from({ length: 6 }, () => get(url, '/nothing', asBrowser));
    expect((await Promise.race(navigations)).status).toBe(503);
    open();
    const statuses = (all: { status: number }[]) => all.map(({ status }) => status).toSorted();
    expect(statuses(await Promise.all(requests))).toEqual([200, 200, 200, 200, 200, 503, 503, 503]);
    expect(statuses(await Promise.all(navigations))).toEqual([200, 200, 200, 200, 200, 503]);
    expect((await get(url, '/api/list?page=9')).status).toBe(200);
  });

  test('renders fixed routes while made-up parameters or searches use up their own limit, and the other way round', async () => {
    const { opened, open } = gate();
    const { url } = await startEdge(
      async (request, response, before) => {
        if (request.url?.includes('hold') === true) await opened;
        renderNumber(request, response, before);
      },
      {
        renders: { running: 1, waiting: 0 },
        routes: [
          { kind: 'data', pattern: '/api/list', query: ['page'] },
          { kind: 'data', pattern: '/api/hold' },
          { kind: 'data', pattern: '/api/find', query: ['q'] },
        ],
      },
    );
    const statusOf = async (path: string): Promise<number> => (await get(url, path)).status;
    const held = [statusOf('/api/list?page=hold')];
    await expect.poll(() => statusOf('/api/list?page=2')).toBe(503);
    expect(await statusOf('/api/list')).toBe(200);
    held.push(statusOf('/api/find?q=hold'));
    await expect.poll(() => statusOf('/api/find?q=x')).toBe(503);
    expect(await statusOf('/api/find')).toBe(200);
    held.push(statusOf('/api/hold'));
    await expect.poll(() => statusOf('/api/list?page=3')).toBe(503);
    open();
    expect(await Promise.all(held)).toEqual([200, 200, 200]);
    expect(await statusOf('/api/list?page=2')).toBe(200);
  });

  test('sends a 500 if a rendering fails, logs it, and recovers', async () => {
    const { url, errors } = await startEdge((request, response, before) => {
      if (before < 3) throw new Error('broken');
      renderNumber(request, response, before);
    });
    expect((await get(url, '/api/snapshot')).status).toBe(500);
    expect((await get(url, '/')).status).toBe(500);
    expect((await get(url, '/nothing')).status).toBe(500);
    expect(errors).toHaveLength(3);
    expect((await get(url, '/')).status).toBe(200);
  });
});
