import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, nonceIn, pageOf, startEdge } from './start-edge';

const asBrowser = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' };

describe('an uncached request', () => {
  test('passes through in any method, with its body, cookies and headers', async () => {
    const { url, edge } = await startEdge(async (request, response) => {
      const body = await text(request);
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-own': 'yes', 'cache-control': 'no-store' });
      response.end(`${request.method} ${request.url} ${request.headers.cookie} ${body}`);
    });
    const response = await fetch(`${url}/api/own?x=1`, {
      method: 'POST',
      body: 'text',
      headers: { cookie: 'c=3' },
    });
    expect(await response.text()).toBe('POST /api/own?x=1 c=3 text');
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-own')).toBe('yes');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(edge.cacheStats().entries).toBe(0);
  });

  test('passes a chunked body through, but no body of a GET', async () => {
    const { url } = await startEdge(async (request, response) => {
      const body = await text(request);
      response.end(`${request.method} ${request.headers['content-length'] ?? 'chunked'} ${body}`);
    });
    const send = async (method: string, headers: Record<string, string>) => {
      const client = sendRequest(`${url}/api/own`, { method, headers });
      client.write('te');
      client.end('xt');
      const [response] = (await once(client, 'response')) as [IncomingMessage];
      return text(response);
    };
    const chunked = { 'transfer-encoding': 'chunked', expect: '100-continue' };
    expect(await send('PUT', { 'content-length': '4' })).toBe('PUT 4 text');
    expect(await send('DELETE', chunked)).toBe('DELETE 4 text');
    expect(await send('GET', { 'content-length': '4' })).toBe('GET chunked ');
  });

  test('reaches the worker without headers reserved for the edge, and with the client address', async () => {
    const { url } = await startEdge((request, response) => response.end(JSON.stringify(request.headers)));
    const reserved = {
      'x-board-origin': 'https://evil.example',
      'X-Board-Else': '1',
      upgrade: 'h2c',
      te: 'x',
    };
    for (const headers of [reserved, { ...reserved, accept: 'text/html' }, { ...reserved, rsc: '1' }]) {
      const received = JSON.parse((await get(url, '/api/own', headers)).text) as Record<string, string>;
      expect(Object.keys(received).filter((name) => /^x-board|upgrade|^te$/.test(name))).toEqual([]);
      expect(received).toMatchObject({ host: new URL(url).host, 'x-forwarded-for': '127.0.0.1' });
    }
    const relayed = await get(url, '/api/own', {
      'x-forwarded-for': '10.1.2.3',
      'x-forwarded-proto': 'https',
    });
    expect(JSON.parse(relayed.text)).toMatchObject({
      'x-forwarded-for': '10.1.2.3',
      'x-forwarded-proto': 'https',
    });
  });

  test('reaches the worker without headers that Next trusts as its own', async () => {
    const { url } = await startEdge((request, response) => response.end(JSON.stringify(request.headers)));
    const received = await get(url, '/api/own', {
      rsc: '1',
      'next-router-state-tree': '%',
      'next-action': 'x',
      'x-middleware-subrequest': 'x',
      'x-nextjs-data': '1',
      'x-invoke-status': '500',
      'content-security-policy': "script-src 'nonce-known'",
    });
    const names = Object.keys(JSON.parse(received.text) as object);
    expect(names.filter((name) => /^next-|^x-(next|middleware|invoke)/.test(name))).toEqual([]);
    expect(names).toContain('rsc');
    expect(received.text).not.toContain('nonce-known');
  });

  test('allows only the scripts that the worker wrote', async () => {
    const { url } = await startEdge((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`${pageOf('a', 1, nonceIn(request))}<script>stolen()</script>`);
    });
    for (const target of ['/', '/nothing']) {
      const page = await get(url, target, asBrowser);
      expect(page.text).toContain('<script nonce="spent">self.x');
      expect(String(page.headers['content-security-policy']).match(/sha256/g)).toHaveLength(1);
    }
  });

  test('keeps security headers that the worker sets', async () => {
    const { url } = await startEdge((_request, response) => {
      response.writeHead(200, { 'content-security-policy': 'sandbox' });
      response.end();
    });
    const { headers } = await get(url, '/api/picture');
    expect([headers['content-security-policy'], headers['x-content-type-options']]).toEqual([
      'sandbox',
      'nosniff',
    ]);
  });

  test('occupies no slot while its body is sent', async () => {
    const { url } = await startEdge(async (request, response) => response.end(await text(request)), {
      renders: { running: 1, waiting: 0 },
    });
    const slow = sendRequest(`${url}/api/slow`, { method: 'POST', headers: { 'content-length': '4' } });
    slow.write('te');
    expect((await get(url, '/api/other')).status).toBe(200);
    slow.end('xt');
    const [response] = (await once(slow, 'response')) as [IncomingMessage];
    expect(await text(response)).toBe('text');
  });

  test('waits for a slot, without delaying health checks and forms', async () => {
    const { opened, open } = gate();
    const { url, rendered } = await startEdge(
      async (request, response) => {
        if (/health|sign-in/.test(request.url ?? '') === false) await opened;
        response.end('done');
      },
      { renders: { running: 2, waiting: 0 } },
    );
    const requests = ['/a', '/b'].map((target) => get(url, target));
    await expect.poll(() => rendered.length).toBe(2);
    for (const headers of [{}, asBrowser, { rsc: '1' }])
      expect((await get(url, '/c', headers)).status).toBe(503);
    expect((await get(url, '/api/nothing', {}, 'POST')).status).toBe(503);
    expect((await get(url, '/api/health')).status).toBe(200);
    expect((await get(url, '/api/sign-in/password', {}, 'POST')).status).toBe(200);
    open();
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200]);
  });

  test('is aborted when the client disconnects', async () => {
    const begun = gate();
    let isAborted = false;
    const { url, errors } = await startEdge((_request, response) => {
      response.once('close', () => (isAborted = true));
      begun.open();
    });
    const client = sendRequest(`${url}/api/slow`).on('error', () => undefined);
    client.end();
    await begun.opened;
    client.destroy();
    await expect.poll(() => isAborted).toBe(true);
    expect(errors).toEqual([]);
  });

  test('is rendered each time, with script hashes and compression for a page', async () => {
    const { url, rendered, edge } = await startEdge((request, response) => {
      response.writeHead(410, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        'set-cookie': 'a=1',
      });
      response.end(
        pageOf(
          `${request.headers.cookie} from ${String(request.headers['x-forwarded-for'])}`,
          500,
          nonceIn(request),
        ),
      );
    });
    const page = await get(url, '/nothing', { ...asBrowser, cookie: 'mine' });
    expect(page.status).toBe(410);
    expect(page.text).toContain('<h1>mine from 127.0.0.1</h1>');
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(page.headers['set-cookie']).toEqual(['a=1']);
    const head = await get(url, '/nothing', asBrowser, 'HEAD');
    expect([head.status, head.bytes.length, Number(head.headers['content-length']) > 0]).toEqual([
      410,
      0,
      true,
    ]);
    expect(rendered).toEqual(['/nothing', '/nothing']);
    expect(edge.cacheStats().entries).toBe(0);
  });

  test('may be the part of a page that the router of Next requests at a cached URL', async () => {
    const { url, rendered } = await startEdge((request, response) => {
      response.writeHead(200, { 'content-type': 'text/x-component' });
      response.end(`piece ${String(request.headers['rsc'])}`);
    });
    expect((await get(url, '/?_rsc=abc', { rsc: '1' })).text).toBe('piece 1');
    expect((await get(url, '/?_rsc=abc', { rsc: '1' })).text).toBe('piece 1');
    expect(rendered).toEqual(['/?_rsc=abc', '/?_rsc=abc']);
  });
});
