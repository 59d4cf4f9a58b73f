import { getEventListeners } from 'node:events';

import { describe, expect, it } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

// Enough for one answer of a local server on a machine that is busy.
const LONG_MS = 5_000;

describe('time', () => {
  it('runs out when no answer comes', async () => {
    const server = await startScriptedServer(() => () => undefined);
    const pm = new ProdManager({ url: server.url, timeoutMs: 60, maxRetries: 0 });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({
      code: 'timeout',
      status: null,
      message: 'GET /api/scope/1 took longer than 60 ms',
    });
  });

  it('runs out while the body trickles', async () => {
    const server = await startScriptedServer(() => (response) => {
      response.writeHead(200);
      response.write('{');
    });
    const pm = new ProdManager({ url: server.url, timeoutMs: LONG_MS, maxRetries: 0 });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'timeout', status: 200 });
  });

  it('is given to each attempt anew', async () => {
    const server = await startScriptedServer((_, before) =>
      before === 0 ? () => undefined : { json: scopeRow(1) },
    );
    const pm = new ProdManager({ url: server.url, timeoutMs: LONG_MS, sleep: () => Promise.resolve() });
    expect(await pm.scope.get(1)).toMatchObject({ id: 1 });
  });
});

describe("the caller's signal", () => {
  it('ends a call under way, and is not tried against', async () => {
    const controller = new AbortController();
    const server = await startScriptedServer(() => () => {
      controller.abort();
    });
    const pm = new ProdManager({ url: server.url });
    expect(await failureOf(pm.scope.get(1, { signal: controller.signal }))).toMatchObject({
      code: 'aborted',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('keeps a call from being made', async () => {
    const server = await startScriptedServer(() => ({ json: scopeRow(1) }));
    const pm = new ProdManager({ url: server.url });
    const signal = AbortSignal.abort();
    expect(await failureOf(pm.scope.list({}, { signal }).toArray())).toMatchObject({ code: 'aborted' });
    expect(await failureOf(pm.weather.monitor({}, { signal }))).toMatchObject({ code: 'aborted' });
    expect(await failureOf(pm.health({ signal }))).toMatchObject({ code: 'aborted' });
    expect(server.seen).toHaveLength(0);
  });

  it('ends the wait between two attempts', async () => {
    const controller = new AbortController();
    const server = await startScriptedServer(() => {
      setTimeout(() => {
        controller.abort();
      }, 50);
      return { status: 503, headers: { 'retry-after': '30' } };
    });
    // Without the signal the second attempt would come, after half a minute.
    const pm = new ProdManager({ url: server.url });
    expect(await failureOf(pm.scope.get(1, { signal: controller.signal }))).toMatchObject({
      code: 'aborted',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('keeps no listener of a finished call', async () => {
    const { signal } = new AbortController();
    const server = await startScriptedServer((_, before) =>
      before === 0 ? { status: 503, headers: { 'retry-after': '0' } } : { json: scopeRow(1) },
    );
    await new ProdManager({ url: server.url }).scope.get(1, { signal });
    expect(server.seen).toHaveLength(2);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('a body', () => {
  it('over 10 MiB is refused while it streams, and the stream is cut', async () => {
    let isCut = false;
    const server = await startScriptedServer(() => (response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      response.on('close', () => {
        isCut = !response.writableEnded;
      });
      response.on('error', () => undefined);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    const error = await failureOf(new ProdManager({ url: server.url }).scope.get(1));
    expect(error).toMatchObject({ code: 'too-large', status: 200, path: '/api/scope/1' });
    expect(server.seen).toHaveLength(1);
    await expect.poll(() => isCut).toBe(true);
  });

  it('just under it is read', async () => {
    const description = 'é'.repeat(4 * 1024 * 1024);
    const server = await startScriptedServer(() => ({ json: scopeRow(1, { description }) }));
    expect((await new ProdManager({ url: server.url }).scope.get(1)).description).toBe(description);
  });

  it.each(['<html>canary</html>', '', '{"id": 1', '\u0000'])(
    'that is no JSON is a parse error: %j',
    async (text) => {
      const server = await startScriptedServer(() => ({
        text,
        headers: { 'content-type': 'application/json' },
      }));
      const error = await failureOf(new ProdManager({ url: server.url }).scope.get(1));
      expect(error).toMatchObject({ code: 'parse', field: 'body', status: 200 });
      expect(error.message).not.toContain('canary');
    },
  );
});
