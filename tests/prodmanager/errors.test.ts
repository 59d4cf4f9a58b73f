import { expect, it } from 'vitest';

import { HttpError, isProdManagerError, ParseError, ProdManager, ProdManagerError } from '@/lib/prodmanager';

import { pageResponse, type ScriptedResponse, startScriptedServer } from '../support/scripted-server';
import { scopeRow } from './rows';

const NEVER: ScriptedResponse = () => undefined;
const INVALID = { name: ['Field must be at least 3 characters long.'] };
const SENT = { method: 'GET', path: '/api/scope/1' };

interface Case {
  readonly what: string;
  readonly response: ScriptedResponse;
  readonly call?: (pm: ProdManager) => Promise<unknown>;
  readonly type: typeof ProdManagerError | typeof HttpError | typeof ParseError;
  readonly fields: Readonly<Record<string, unknown>>;
}

const http = (status: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  type: HttpError,
  fields: { name: 'HttpError', code: 'http', status, reasons: {}, retryAfterMs: null, ...fields },
});
const other = (code: string, status: number | null = null) => ({
  type: ProdManagerError,
  fields: { name: 'ProdManagerError', code, status },
});
const parse = (field: string) => ({
  type: ParseError,
  fields: { name: 'ParseError', code: 'parse', status: 200, field },
});
const create = (pm: ProdManager) => pm.scope.create({ name: 's1' });

const cases: readonly Case[] = [
  {
    what: '400 with reasons',
    response: { status: 400, json: { message: 'Scope creation failed', reasons: INVALID } },
    call: create,
    ...http(400, {
      serverMessage: 'Scope creation failed',
      reasons: INVALID,
      method: 'POST',
      path: '/api/scope/create',
    }),
  },
  {
    what: '401',
    response: { status: 401, json: { message: 'Expired' } },
    ...http(401, { serverMessage: 'Expired' }),
  },
  { what: '403', response: { status: 403, json: 'Forbidden' }, ...http(403, { serverMessage: 'Forbidden' }) },
  { what: '404', response: { status: 404, text: '<html>' }, ...http(404, { serverMessage: null }) },
  {
    what: '409',
    response: { status: 409, json: { message: 'Taken' } },
    call: create,
    ...http(409, { method: 'POST' }),
  },
  {
    what: '429 that asks for too long a wait',
    response: { status: 429, headers: { 'retry-after': '3600' }, json: { message: 'Slow down' } },
    ...http(429, { retryAfterMs: 3_600_000 }),
  },
  {
    what: '429 of a write, which is not repeated',
    response: { status: 429, headers: { 'retry-after': '0' } },
    call: create,
    ...http(429, { retryAfterMs: 0, method: 'POST' }),
  },
  {
    what: '500',
    response: { status: 500, json: { message: 'canary' } },
    ...http(500, { serverMessage: null }),
  },
  { what: '503 in every attempt', response: { status: 503 }, ...http(503) },
  { what: 'a dropped connection', response: (response) => response.destroy(), ...other('network') },
  {
    what: 'a timeout',
    response: NEVER,
    call: (pm) => pm.with({ timeoutMs: 60 }).scope.get(1),
    ...other('timeout'),
  },
  {
    what: 'a call that its caller aborts',
    response: NEVER,
    call: (pm) => pm.scope.get(1, { signal: AbortSignal.timeout(60) }),
    ...other('aborted'),
  },
  {
    what: 'a redirect',
    response: { status: 302, headers: { location: '/login' } },
    ...other('redirect', 302),
  },
  { what: 'a body that is not JSON', response: { text: '<html>canary' }, ...parse('body') },
  { what: 'a field of another type', response: { json: scopeRow(1, { name: 7 }) }, ...parse('name') },
  { what: 'a body of another shape', response: { json: ['canary'] }, ...parse('body') },
  {
    what: 'a wrong row of a list',
    response: pageResponse([scopeRow(1), { id: 2 }], 2),
    call: (pm) => pm.scope.list().toArray(),
    type: ParseError,
    fields: { name: 'ParseError', field: 'items[1].name', path: '/api/scope' },
  },
  {
    what: 'a list that lacks rows',
    response: pageResponse([scopeRow(1)], 2),
    call: (pm) => pm.scope.list().toArray(),
    ...other('incomplete'),
    fields: { name: 'ProdManagerError', code: 'incomplete', path: '/api/scope' },
  },
  {
    what: 'an id that is no path segment',
    response: NEVER,
    call: (pm) => pm.scope.get('..'),
    type: ProdManagerError,
    fields: { name: 'ProdManagerError', code: 'config', method: null, path: null, status: null },
  },
];

it.each(cases)(
  '$what has a class, a code and the fields of both',
  async ({ response, call, type, fields }) => {
    const server = await startScriptedServer(() => response);
    const pm = new ProdManager({ url: server.url, sleep: () => Promise.resolve() });
    const read = (client: ProdManager) => client.scope.get(1);
    const error: unknown = await (call ?? read)(pm).then(
      () => 'no failure',
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject(call ? fields : { ...SENT, ...fields });
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(ProdManagerError);
    expect(isProdManagerError(error)).toBe(true);
    expect([HttpError, ParseError].filter((one) => error instanceof one)).toEqual(
      [HttpError, ParseError].filter((one) => one === type),
    );
    expect(String(error) + JSON.stringify(error)).not.toContain('canary');
  },
);

it('429 is retried after the wait that the server asks for', async () => {
  const server = await startScriptedServer((_, before) =>
    before === 0 ? { status: 429, headers: { 'retry-after': '2' } } : { json: scopeRow(1) },
  );
  const waitsMs: number[] = [];
  const sleep = (delayMs: number) => {
    waitsMs.push(delayMs);
    return Promise.resolve();
  };
  expect((await new ProdManager({ url: server.url, sleep }).scope.get(1)).id).toBe(1);
  expect(waitsMs).toEqual([2_000]);
});
