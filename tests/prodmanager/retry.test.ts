import { describe, expect, it } from 'vitest';

import { ProdManager, type ProdManagerOptions } from '@/lib/prodmanager';

import { type ScriptedResponse, startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

const NOW_MS = Date.UTC(2026, 2, 2, 8, 0, 0);

/** A server that succeeds after the given failures, and a client that records its delays instead of waiting. */
const start = async (failures: readonly ScriptedResponse[], options: Partial<ProdManagerOptions> = {}) => {
  const server = await startScriptedServer((_, before) => failures[before] ?? { json: scopeRow(1) });
  const waitedMs: number[] = [];
  const sleep = (delayMs: number) => {
    waitedMs.push(delayMs);
    return Promise.resolve();
  };
  const pm = new ProdManager({ url: server.url, sleep, random: () => 0.5, now: () => NOW_MS, ...options });
  return { server, pm, waitedMs };
};

const dropped: ScriptedResponse = (response) => response.destroy();
const truncated: ScriptedResponse = (response) => {
  response.writeHead(200, { 'content-length': '5000' });
  response.write('{"id": 1', () => response.destroy());
};

describe('a read', () => {
  it.each<[string, ScriptedResponse]>([
    ['a dropped connection', dropped],
    ['an incomplete body', truncated],
    ['429', { status: 429 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ])('is retried after %s', async (_, failure) => {
    const { pm, server, waitedMs } = await start([failure, failure]);
    expect(await pm.scope.get(1)).toMatchObject({ id: 1 });
    expect(server.seen).toHaveLength(3);
    expect(waitedMs).toEqual([250, 500]);
  });

  it.each([400, 401, 403, 404, 500, 501])('is not retried after %d', async (status) => {
    const { pm, server } = await start([{ status }]);
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ status });
    expect(server.seen).toHaveLength(1);
  });

  it('fails with the last error after the third attempt', async () => {
    const { pm, server } = await start([{ status: 503 }, { status: 503 }, dropped]);
    expect(await failureOf(pm.scope.get(1))).toMatchObject({
      code: 'network',
      path: '/api/scope/1',
      status: null,
    });
    expect(server.seen).toHaveLength(3);
  });

  it('is not retried with maxRetries 0', async () => {
    const { pm, server } = await start([dropped], { maxRetries: 0 });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'network' });
    expect(server.seen).toHaveLength(1);
  });

  it('waits at most 8 seconds between attempts', async () => {
    const { pm, waitedMs } = await start(Array<ScriptedResponse>(7).fill({ status: 502 }), {
      maxRetries: 7,
      random: () => 1,
    });
    await pm.scope.get(1);
    expect(waitedMs).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });
});

describe('Retry-After', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['zero', '0', 0],
    ['a date', new Date(NOW_MS + 12_000).toUTCString(), 12_000],
    ['a past date', new Date(NOW_MS - 12_000).toUTCString(), 0],
    ['an invalid value', 'soon', 250],
    ['a negative number', '-3', 250],
  ])('sets the delay: %s', async (_, header, delayMs) => {
    const { pm, waitedMs } = await start([{ status: 429, headers: { 'retry-after': header } }]);
    await pm.scope.get(1);
    expect(waitedMs).toEqual([delayMs]);
  });

  it('fails immediately when it is too long, with the delay in the error', async () => {
    const { pm, waitedMs } = await start([
      { status: 429, headers: { 'retry-after': '31' }, json: { message: 'Slow down' } },
    ]);
    expect(await failureOf(pm.scope.get(1))).toMatchObject({
      status: 429,
      retryAfterMs: 31_000,
      serverMessage: 'Slow down',
    });
    expect(waitedMs).toEqual([]);
  });

  it('has a configurable maximum', async () => {
    const failures = [{ status: 503, headers: { 'retry-after': '31' } }];
    const { pm, waitedMs } = await start(failures, { maxRetryAfterMs: 60_000 });
    await pm.scope.get(1);
    expect(waitedMs).toEqual([31_000]);
  });
});

it.each<[string, ScriptedResponse]>([
  ['a dropped connection', dropped],
  ['429', { status: 429, headers: { 'retry-after': '0' } }],
  ['503', { status: 503 }],
])('a write is never retried: %s', async (_, failure) => {
  const { pm, server } = await start([failure]);
  await failureOf(pm.scope.create({ name: 'Paris' }));
  expect(server.seen).toHaveLength(1);
});

it('waits between attempts with the default options', async () => {
  const server = await startScriptedServer((_, before) =>
    before === 0 ? { status: 503, headers: { 'retry-after': '1' } } : { json: scopeRow(1) },
  );
  const startMs = Date.now();
  await new ProdManager({ url: server.url }).scope.get(1);
  expect(Date.now() - startMs).toBeGreaterThanOrEqual(990);
});
