import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isProdManagerError, ProdManager } from '@/lib/prodmanager';

import { type ScriptedResponse, startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';

const clientOf = async (response: ScriptedResponse, token?: string) => {
  const server = await startScriptedServer(() => response);
  return new ProdManager({ url: server.url, maxRetries: 0, token });
};

describe('an error response with a ProdManager body', () => {
  it('has message and reasons, also in the error message', async () => {
    const reasons = { name: ['Field must be at least 3 characters long.'] };
    const pm = await clientOf({ status: 400, json: { message: 'Scope creation failed', reasons } });
    expect(await failureOf(pm.scope.create({ name: 's1' }))).toMatchObject({
      name: 'HttpError',
      code: 'http',
      method: 'POST',
      path: '/api/scope/create',
      status: 400,
      serverMessage: 'Scope creation failed',
      reasons,
      retryAfterMs: null,
      message:
        'POST /api/scope/create returned 400: Scope creation failed (name: Field must be at least 3 characters long.)',
    });
  });

  it.each([401, 403, 404, 409])('has message and reasons with status %d', async (status) => {
    const json = { message: 'Scope show failed', reasons: { scope: 'one string', token: ['a', 'b', 3] } };
    const error = await failureOf((await clientOf({ status, json })).scope.get(1));
    expect(error).toMatchObject({ status, reasons: { scope: ['one string'], token: ['a', 'b'] } });
    expect(error.message).toBe(
      `GET /api/scope/1 returned ${status}: Scope show failed (scope: one string; token: a b)`,
    );
  });

  it.each([403, 404])('uses a body of one JSON string as the message, with status %d', async (status) => {
    const json = 'The requested URL was\nnot found: canary-token';
    const error = await failureOf((await clientOf({ status, json }, 'canary-token')).scope.get(1));
    const serverMessage = 'The requested URL was not found: [secret]';
    expect(error).toMatchObject({ status, serverMessage, reasons: {} });
    expect(error.message).toBe(`GET /api/scope/1 returned ${status}: ${serverMessage}`);
  });

  it('truncates long texts and removes line breaks', async () => {
    const long = 'x'.repeat(400);
    const reasons = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}${long}`, [long, long]]));
    const error = await failureOf(
      (await clientOf({ status: 400, json: { message: `a\r\nb\u2028c${long}`, reasons } })).scope.get(1),
    );
    expect(error.message.length).toBeLessThanOrEqual(1_200);
    expect(error.message).toContain('a b c');
    expect(JSON.stringify(error).length).toBeLessThan(20 * 3 * 300 + 3_000);
  });

  it('removes the token and the secret from all texts', async () => {
    const json = {
      message: 'bad canary-token',
      reasons: { secret: ['canary-secret is wrong'], 'canary-secret': ['x'] },
    };
    const pm = await clientOf({ status: 400, json }, 'canary-token');
    const error = await failureOf(
      pm.token.create({
        secret: 'canary-secret',
        name: 'dashboard',
        description: 'dashboard reader',
        not_before_date: '2026-01-01T00:00',
        expiration_date: '2035-01-01T00:00',
      }),
    );
    expect(error.message).toContain('[secret] is wrong');
    expect(error.message + JSON.stringify(error)).not.toContain('canary');
  });
});

describe('an error response with any other body', () => {
  it.each([
    ['one JSON string with a 5xx status', 500, { json: 'canary' }],
    ['HTML', 405, { text: '<h1>canary</h1>' }],
    ['an empty body', 404, { text: '' }],
    ['a list', 400, { json: ['canary'] }],
    ['a message that is not a string', 400, { json: { message: { canary: 1 }, reasons: { a: ['canary'] } } }],
    ["ProdManager's shape with a 5xx status", 500, { json: { message: 'canary', reasons: {} } }],
  ])('keeps the body out of the error: %s', async (_what, status, response) => {
    const error = await failureOf((await clientOf({ status, ...response })).scope.get(1));
    expect(error).toMatchObject({ code: 'http', status, serverMessage: null, reasons: {} });
    expect(error.message).toBe(`GET /api/scope/1 returned ${status}`);
  });

  it('gives an HttpError for any body', async () => {
    let body = '';
    const server = await startScriptedServer(() => ({ status: 400, text: body }));
    const pm = new ProdManager({ url: server.url });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (text) => {
        body = text;
        expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'http', status: 400 });
      }),
      { numRuns: 100 },
    );
  });

  it('gives an HttpError when the body is too large or incomplete', async () => {
    const huge = await clientOf({ status: 500, text: 'x'.repeat(200_000) });
    expect(await failureOf(huge.scope.get(1))).toMatchObject({ code: 'http', status: 500 });
    const broken = await clientOf((response) => {
      response.writeHead(404, { 'content-length': '100' });
      response.write('{"message":', () => response.destroy());
    });
    expect(await failureOf(broken.scope.get(1))).toMatchObject({ code: 'http', status: 404 });
  });
});

it('recognises errors of another copy of the client', () => {
  const fromAnotherBundle = { code: 'network', [Symbol.for('prodmanager.error')]: true };
  expect(isProdManagerError(fromAnotherBundle)).toBe(true);
  for (const other of [new Error('x'), null, undefined, 'network', { code: 'network' }]) {
    expect(isProdManagerError(other)).toBe(false);
  }
});
