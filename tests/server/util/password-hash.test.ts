import { execFileSync, spawnSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

import { openRateLimits, type RateLimit } from '@/lib/server/http/rate-limits';
import { isPasswordHash, matchesPassword } from '@/lib/server/util/password-hash';
import { readSessionState } from '@/lib/server/auth/session/read-session';
import { signInWithPassword } from '@/lib/server/auth/password/sign-in-with-password';

import { configOf, HASH } from '../auth/sample-config';

const PASSWORD = 'correct horse battery';
const SCRIPT = 'scripts/hash-password.mjs';

describe('the hash of a password', () => {
  test('is created by the script, and matches only its password', async () => {
    const input = 'pässword of éveryone\n';
    const line = execFileSync(process.execPath, [SCRIPT], { input, encoding: 'utf8' });
    const hash = /^BOARD_PASSWORD_HASH=(\S+)\n$/.exec(line)?.[1] ?? '';
    expect(isPasswordHash(hash)).toBe(true);
    // The same letters in the normal form of macOS.
    expect(await matchesPassword(hash, 'pässword of éveryone'.normalize('NFD'))).toBe(true);
    expect(await matchesPassword(hash, 'password of everyone')).toBe(false);
  });

  test('is created for one password only', async () => {
    expect(await matchesPassword(HASH, PASSWORD)).toBe(true);
    for (const wrong of ['', PASSWORD.toUpperCase(), `${PASSWORD} `])
      expect(await matchesPassword(HASH, wrong)).toBe(false);
  });

  test('is not created for a short password', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
      input: 'short',
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([1, '', 'The password must have 10 to 200 characters.\n']);
  });

  test.each([
    '',
    'x',
    PASSWORD,
    HASH.slice(1),
    `${HASH}A`,
    HASH.replace('AA0', 'AB8'),
    HASH.replace('AA0', 'AAE'),
  ])('is rejected if it is malformed, too costly or too cheap: %s', (value) => {
    expect(isPasswordHash(value)).toBe(false);
  });
});

describe('signing in with the password', () => {
  const config = configOf();
  const limitOf = (perClient = 3, inAll = 100): RateLimit =>
    openRateLimits({}).open({
      name: 'password',
      perClient: { requests: perClient, seconds: 900 },
      total: { requests: inAll, seconds: 900 },
    });
  const logged: object[] = [];
  const send = (limit: RateLimit, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    signInWithPassword(
      new Request('http://board.test/api/sign-in/password', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'x-forwarded-for': '192.0.2.1', ...headers },
      }),
      { config, limit, log: { warn: (details) => logged.push(details) }, nowMs: Date.now() },
    );

  test('creates a session and redirects to the requested page', async () => {
    const response = await send(limitOf(), { password: PASSWORD, to: '/scopes' });
    expect([
      response.status,
      response.headers.get('location'),
      response.headers.get('cache-control'),
    ]).toEqual([303, '/scopes', 'no-store']);
    const [cookie = ''] = response.headers.getSetCookie();
    expect((await readSessionState(cookie.split(';', 1)[0], config, Date.now())).kind).toBe('valid');
  });

  test('never redirects to another site', async () => {
    const response = await send(limitOf(), { password: PASSWORD, to: 'https://evil.test' });
    expect(response.headers.get('location')).toBe('/');
  });

  test('resets the count of failures after a success', async () => {
    const limit = limitOf(2);
    for (const password of ['wrong', PASSWORD, 'wrong', PASSWORD])
      expect((await send(limit, { password })).status).toBe(303);
  });

  test('locks a client out after too many failures, even with the right password, and no other client', async () => {
    const limit = limitOf();
    const tries = Array.from({ length: 8 }, () => send(limit, { password: 'wrong' }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(3);
    const locked = await send(limit, { password: PASSWORD, to: '/scopes"><b>' }, { 'accept-language': 'fr' });
    expect([locked.status, locked.headers.getSetCookie()]).toEqual([429, []]);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(890);
    const page = await locked.text();
    expect(page).toMatch(/<html lang="fr">.*Trop de tentatives/);
    expect(page).not.toContain('<b>');
    expect(logged).toContainEqual(expect.objectContaining({ client: '192.0.2.1' }));
    const other = await send(limit, { password: PASSWORD }, { 'x-forwarded-for': '192.0.2.2' });
    expect(other.headers.getSetCookie()).toHaveLength(1);
  });

  test('limits guesses from many addresses without locking others out', async () => {
    const limit = limitOf(4, 5);
    const from = (n: number) => ({ 'x-forwarded-for': `198.51.${n}.1:${50_000 + n}` });
    for (let n = 0; n < 5; n += 1)
      expect((await send(limit, { password: 'wrong' }, from(n))).status).toBe(303);
    // A new client has one of four guesses left, enough for the right password.
    expect((await send(limit, { password: 'wrong' }, from(9))).status).toBe(303);
    expect((await send(limit, { password: 'wrong' }, from(9))).status).toBe(429);
    const right = await send(limit, { password: PASSWORD }, from(10));
    expect(right.headers.getSetCookie()).toHaveLength(1);
  });

  test('counts a client once, whatever ports its proxy reports', async () => {
    const limit = limitOf(3);
    const statuses = [];
    for (let n = 0; n < 8; n += 1)
      statuses.push(
        (await send(limit, { password: 'wrong' }, { 'x-forwarded-for': `203.0.113.7:${40_000 + n}` })).status,
      );
    expect(statuses).toEqual([303, 303, 303, 429, 429, 429, 429, 429]);
  });

  test.each([
    [403, {}, { 'sec-fetch-site': 'cross-site' }],
    [403, {}, { origin: 'https://evil.test' }],
    [413, { to: 'x'.repeat(4_000) }, {}],
  ])('is rejected with %d: %o %o', async (status, fields, headers) => {
    const response = await send(limitOf(), { password: PASSWORD, ...fields }, headers);
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
  });
});
