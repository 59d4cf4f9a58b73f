import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { gate, pageOf, startFront } from './start-front';

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

  test('passes in any method, its body in chunks too, and brings no body where it only reads', async () => {
    const { url } = await startFront(async (request, response) => {
      const body = await text(request);
      response.end(`${request.method} ${request.headers['content-length'] ?? 'chunked'} ${body}`);
    });
    const send = async (method: string, headers: Record<string, string>) => {
      const question = ask(url, { method, headers });
      question.write('to');
      question.end('ld');
      const [response] = (await once(question, 'response')) as [IncomingMessage];
      return text(response);
    };
    const chunked = { 'transfer-encoding': 'chunked', expect: '100-continue' };
    expect(await send('PUT', { 'content-length': '4' })).toBe('PUT 4 told');
    expect(await send('DELETE', chunked)).toBe('DELETE chunked told');
    expect(await send('GET', { 'content-length': '4' })).toBe('GET chunked ');
  });

  test('is told what the front alone may tell by the front alone, and where it comes from', async () => {
    const { url } = await startFront((request, response) => response.end(JSON.stringify(request.headers)));
    const told = { 'x-board-origin': 'https://evil.example', 'X-Board-Else': '1', upgrade: 'h2c', te: 'x' };
    for (const headers of [told, { ...told, accept: 'text/html' }, { ...told, rsc: '1' }]) {
      const heard = JSON.parse((await get(url, '/api/own', headers)).text) as Record<string, string>;
      expect(Object.keys(heard).filter((name) => /^x-board|upgrade|^te$/.test(name))).toEqual([]);
      expect(heard).toMatchObject({ host: new URL(url).host, 'x-forwarded-for': '127.0.0.1' });
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

  test('says itself what a browser may do with it, where it does', async () => {
    const { url } = await startFront((_request, response) => {
      response.writeHead(200, { 'content-security-policy': 'sandbox' });
      response.end();
    });
    const { headers } = await get(url, '/api/picture');
    expect([headers['content-security-policy'], headers['x-content-type-options']]).toEqual([
      'sandbox',
      'nosniff',
    ]);
  });

  test('is broken off when its sender goes away', async () => {
    const begun = gate();
    let hasGone = false;
    const { url, errors } = await startFront((_request, response) => {
      response.once('close', () => (hasGone = true));
      begun.open();
    });
    const question = ask(`${url}/api/slow`).on('error', () => undefined);
    question.end();
    await begun.opened;
    question.destroy();
    await expect.poll(() => hasGone).toBe(true);
    expect(errors).toEqual([]);
  });

  test('is asked for each time, a page with the hashes of its scripts and packed', async () => {
    const { url, rendered, front } = await startFront((request, response) => {
      response.writeHead(410, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        'set-cookie': 'a=1',
      });
      response.end(pageOf(`${request.headers.cookie} from ${String(request.headers['x-forwarded-for'])}`));
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
