import { expect, it } from 'vitest';

import { ProdManager, type ResponseInfo } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

const limitHeaders = (remaining: string) => ({
  'x-ratelimit-limit': '60',
  'x-ratelimit-remaining': remaining,
  'x-ratelimit-used': '20',
  'x-ratelimit-reset': '1772438400',
  'x-ratelimit-client': '10.0.0.7',
});
const limit = { limit: 60, used: 20, resetAt: '2026-03-02T08:00:00.000Z', client: '10.0.0.7' };

it('reports every attempt, with or without a response', async () => {
  const server = await startScriptedServer((_, before) => {
    if (before === 0) return (response) => response.destroy();
    if (before === 1) return { status: 429, headers: { ...limitHeaders('0'), 'retry-after': '0' } };
    return { json: scopeRow(1), headers: limitHeaders('59') };
  });
  const infos: ResponseInfo[] = [];
  let nowMs = 0;
  const pm = new ProdManager({
    url: server.url,
    token: 'canary',
    sleep: () => Promise.resolve(),
    now: () => (nowMs += 5),
    onResponse: (info) => infos.push(info),
  });
  expect(pm.rateLimit).toBeNull();
  await pm.request('GET', 'scope/1', { query: { q: 'canary' } });
  const what = { method: 'GET', path: '/api/scope/1', durationMs: 5 };
  expect(infos).toEqual([
    { ...what, status: null, code: 'network', attempt: 1, rateLimit: null },
    { ...what, status: 429, code: null, attempt: 2, rateLimit: { ...limit, remaining: 0 } },
    { ...what, status: 200, code: null, attempt: 3, rateLimit: { ...limit, remaining: 59 } },
  ]);
  expect(pm.rateLimit).toEqual({ ...limit, remaining: 59 });
});

it('keeps the last rate limit when responses have none or an invalid one', async () => {
  const server = await startScriptedServer((_, before) => ({
    json: scopeRow(1),
    headers: [limitHeaders('8'), {}, { ...limitHeaders('many') }][before] ?? {},
  }));
  const pm = new ProdManager({ url: server.url });
  for (let call = 0; call < 3; call += 1) await pm.scope.get(1);
  expect(pm.rateLimit).toEqual({ ...limit, remaining: 8 });
});

it('reads a rate limit with missing or out-of-range headers', async () => {
  const headers = {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '59',
    'x-ratelimit-reset': '999999999999999',
  };
  const server = await startScriptedServer(() => ({ json: scopeRow(1), headers }));
  const pm = new ProdManager({ url: server.url });
  await pm.scope.get(1);
  expect(pm.rateLimit).toEqual({ limit: 60, remaining: 59, used: 1, resetAt: null, client: null });
});

it('ignores errors of an observer', async () => {
  const server = await startScriptedServer((_, before) =>
    before === 0 ? { json: scopeRow(1) } : { status: 404 },
  );
  const pm = new ProdManager({
    url: server.url,
    onResponse: () => {
      throw new Error('observer');
    },
  });
  expect(await pm.scope.get(1)).toMatchObject({ id: 1 });
  expect(await failureOf(pm.scope.get(2))).toMatchObject({ code: 'http', status: 404 });
});
