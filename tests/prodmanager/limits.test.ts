import { getEventListeners } from 'node:events';

import { describe, expect, it } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

// Enough for one response of a local server on a busy machine.
const LONG_MS = 5_000;

describe('the timeout', () => {
  it('ends a call without a response', async () => {
    const server = await startScriptedServer(() => () => undefined);
    const pm = new ProdManager({ url: server.url, timeoutMs: 60, maxRetries: 0 });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({
      code: 'timeout',
      status: null,
      message: 'GET /api/scope/1 took longer than 60 ms',
    });
  });

  it('ends a call whose body arrives too slowly', async () => {
    const server = await startScriptedServer(() => (response) => {
      response.writeHead(200);
      response.write('{');
    });
    const pm = new ProdManager({ url: server.url, timeoutMs: LONG_MS, maxRetries: 0 });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'timeout', status: 200 });
  });

  it('starts again with each attempt', async () => {
    const server = await startScriptedServer((_, before) =>
      before === 0 ? () => undefined : { json: scopeRow(1) },
    );
    const pm = new ProdManager({ url: server.url, timeoutMs: LONG_MS, sleep: () => Promise.resolve() });
    expect(await pm.scope.get(1)).toMatchObject({ id: 1 });
  });
});

describe("the caller's signal", () => {
  it('aborts a running call without a retry', async () => {
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

  it('prevents a call when it has already fired', async () => {
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
    // Without the signal, the second attempt would follow after 30 seconds.
    const pm = new ProdManager({ url: server.url });
    expect(await failureOf(pm.scope.get(1, { signal: controller.signal }))).toMatchObject({
      code: 'aborted',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('leaves no listener after a finished call', async () => {
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
  it('over 10 MiB fails while it streams, and the stream is cancelled', async () => {
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

  it('just under 10 MiB is read', async () => {
    const description = 'é'.repeat(4 * 1024 * 1024);
    const server = await startScriptedServer(() => ({ json: scopeRow(1, { description }) }));
    expect((await new ProdManager({ url: server.url }).scope.get(1)).description).toBe(description);
  });

  it.each(['<html>canary</html>', '', '{"id": 1', '\u0000'])(
    'that is not JSON is a parse error: %j',
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
