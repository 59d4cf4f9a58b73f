import { text } from 'node:stream/consumers';

import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, pageOf, startFront, tell } from './start-front';

const asBrowser = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' };

describe('what is not kept', () => {
  test('passes in any method, with its body, its cookies and its own headers', async () => {
    const { url, front } = await startFront(async (request, response) => {
      const body = await text(request);
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-own': 'yes', 'cache-control': 'no-store' });
      response.end(`${request.method} ${request.url} ${request.headers.cookie} ${body}`);
    });
    const response = await fetch(`${url}/?x=1`, { method: 'POST', body: 'told', headers: { cookie: 'c=3' } });
    expect(await response.text()).toBe('POST /?x=1 c=3 told');
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-own')).toBe('yes');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(front.figures().entries).toBe(0);
  });

  test.each([{}, { rsc: '1' }])('streams, with headers %j', async (headers) => {
    const { opened, open } = gate();
    const { url } = await startFront(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('first ');
      await opened;
      response.end('second');
    });
    const reader = (await fetch(`${url}/events`, { headers })).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first ');
    open();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('second');
  });

  test('is asked for each time, a page with the hashes of its scripts and packed', async () => {
    const { url, rendered, front } = await startFront((request, response) => {
      response.writeHead(404, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        'set-cookie': 'a=1',
      });
      response.end(pageOf(`${request.headers.cookie} from ${String(request.headers['x-forwarded-for'])}`));
    });
    const page = await get(url, '/nothing', { ...asBrowser, cookie: 'mine' });
    expect(page.status).toBe(404);
    expect(page.text).toContain('<h1>mine from 127.0.0.1</h1>');
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(page.headers['set-cookie']).toEqual(['a=1']);
    const head = await get(url, '/nothing', asBrowser, 'HEAD');
    expect([head.status, head.bytes.length, Number(head.headers['content-length']) > 0]).toEqual([
      404,
      0,
      true,
    ]);
    expect(rendered).toEqual(['/nothing', '/nothing']);
    expect(front.figures().entries).toBe(0);
  });

  test('is the piece of a page that Next’s router asks for, at an address that is kept', async () => {
    const { url, rendered } = await startFront((request, response) => {
      response.writeHead(200, { 'content-type': 'text/x-component' });
      response.end(`piece ${String(request.headers['rsc'])}`);
    });
    expect((await get(url, '/?_rsc=abc', { rsc: '1' })).text).toBe('piece 1');
    expect((await get(url, '/?_rsc=abc', { rsc: '1' })).text).toBe('piece 1');
    expect(rendered).toEqual(['/?_rsc=abc', '/?_rsc=abc']);
  });
});

describe('a front that is asked too much', () => {
  test('refuses an address that is too long, in the shape of the route', async () => {
    const { url, rendered } = await startFront(tell);
    const page = await get(url, `/?${'x'.repeat(2_048)}`);
    expect([page.status, page.headers['content-type']]).toEqual([414, 'text/plain; charset=utf-8']);
    const data = await get(url, `/api/snapshot?${'x'.repeat(2_048)}`);
    expect(data.status).toBe(414);
    expect(JSON.parse(data.text)).toEqual({ message: 'The address is too long.' });
    expect(data.headers['x-content-type-options']).toBe('nosniff');
    expect(rendered).toEqual([]);
    expect((await get(url, `/?${'x'.repeat(2_000)}`)).status).toBe(200);
  });

  test('lets some wait, and tells the others when to come back', async () => {
    const { opened, open } = gate();
    const { url, rendered } = await startFront(
      async (request, response, before) => {
        await opened;
        tell(request, response, before);
      },
      {
        renders: { running: 2, waiting: 3 },
        routes: [{ kind: 'data', pattern: '/api/list', query: ['page'] }],
      },
    );
    const asked = Array.from({ length: 8 }, (_, page) => get(url, `/api/list?page=${page}`));
    const busy = await Promise.race(asked);
    expect([busy.status, busy.headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(busy.text)).toEqual({
      message: 'Too much is asked for at once. Try again in a second.',
    });
    expect(rendered.length).toBeLessThanOrEqual(2);
    const navigations = Array.from({ length: 6 }, () => get(url, '/nothing', asBrowser));
    expect((await Promise.race(navigations)).status).toBe(503);
    open();
    const statuses = (all: { status: number }[]) => all.map(({ status }) => status).toSorted();
    expect(statuses(await Promise.all(asked))).toEqual([200, 200, 200, 200, 200, 503, 503, 503]);
    expect(statuses(await Promise.all(navigations))).toEqual([200, 200, 200, 200, 200, 503]);
    expect((await get(url, '/api/list?page=9')).status).toBe(200);
  });

  test('says that a rendering broke, tells the log, and recovers', async () => {
    const { url, errors } = await startFront((request, response, before) => {
      if (before < 3) throw new Error('broken');
      tell(request, response, before);
    });
    expect((await get(url, '/api/snapshot')).status).toBe(500);
    expect((await get(url, '/')).status).toBe(500);
    expect((await get(url, '/nothing')).status).toBe(500);
    expect(errors).toHaveLength(3);
    expect((await get(url, '/')).status).toBe(200);
  });
});
