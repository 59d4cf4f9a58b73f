import { describe, expect, test } from 'vitest';

import { admitByClaims, admitByPassword } from '@/lib/server/auth/session/admit';
import { toSessionState } from '@/lib/server/auth/session/read-session';
import { toSessionCookie } from '@/lib/server/auth/session/session-cookie';
import { openSession, sealSession, type SessionClaims } from '@/lib/server/auth/session/session-token';

import { configOf, HASH, SECRETS } from '../sample-config';

const [first = '', second = '', third = ''] = SECRETS;
const NOW = Date.parse('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;
const FACTS: SessionClaims = { name: 'Ada', values: ['on-call'], by: 'mark' };

const seal = (secrets: readonly string[], facts = FACTS, expiresAtMs = NOW + HOUR_MS) =>
  sealSession(facts, secrets, { nowMs: NOW, expiresAtMs });

describe('a sealed session', () => {
  test('is opened with the secret that sealed it, whether it is the first or the second of two', async () => {
    const token = await seal([first]);
    for (const secrets of [[first], [first, second], [second, first]])
      expect(await openSession(token, secrets, NOW)).toEqual({
        ...FACTS,
        expiresAtMs: NOW + HOUR_MS,
        isExpired: false,
      });
  });

  test('is sealed with the first of two, so that the second can be taken away', async () => {
    const token = await seal([second, first]);
    expect(await openSession(token, [second], NOW)).not.toBeNull();
    expect(await openSession(token, [first], NOW)).toBeNull();
  });

  test('is nothing to whoever has another secret, and says nothing by itself', async () => {
    const token = await seal([first]);
    expect(await openSession(token, [second, third], NOW)).toBeNull();
    for (const part of token.split('.'))
      expect(Buffer.from(part, 'base64url').toString()).not.toMatch(/Ada|on-call/);
  });

  test('is nothing once a single letter of it is another', async () => {
    const token = await seal([first]);
    for (let at = 0; at < token.length; at += 7) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      // The last letter of a part may hold bits that mean nothing.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))) continue;
      expect(await openSession(changed, [first], NOW)).toBeNull();
    }
  });

  test.each(['', 'x', 'a.b.c.d.e', '.'.repeat(4), 'e30.e30.e30.e30.e30', 'x'.repeat(5_000)])(
    'is nothing where it never was one: %j',
    async (token) => {
      expect(await openSession(token, [first], NOW)).toBeNull();
    },
  );

  test('ends at its time, and is told from what never was one', async () => {
    const token = await seal([first]);
    expect((await openSession(token, [first], NOW + HOUR_MS - 1))?.isExpired).toBe(false);
    expect(await openSession(token, [first], NOW + HOUR_MS)).toMatchObject({ isExpired: true, name: 'Ada' });
  });
});

describe('whether somebody is signed in', () => {
  const config = configOf();
  const facts = admitByClaims(config, { sub: 'ada', name: 'Ada', groups: ['staff', 'on-call'] });
  const cookieOf = async (sealed = facts) =>
    `theme=dark; board-session=${await seal([first], sealed ?? FACTS)}; zone=UTC`;

  test('is told by the cookie, with the name and the values that were named', async () => {
    expect(await toSessionState(await cookieOf(), config, NOW)).toEqual({
      kind: 'valid',
      session: { name: 'Ada', values: ['on-call'], expiresAtMs: NOW + HOUR_MS },
    });
  });

  test.each([undefined, '', 'board-session=', 'board-session=x', 'theme=dark'])(
    'is no without a session: %j',
    async (header) => {
      expect(await toSessionState(header, config, NOW)).toEqual({ kind: 'none' });
    },
  );

  test('is no, but was yes, after its time', async () => {
    expect(await toSessionState(await cookieOf(), config, NOW + HOUR_MS)).toEqual({ kind: 'expired' });
  });

  test.each([
    ['another provider', { OIDC_ISSUER: 'https://other.test' }],
    ['another client', { OIDC_CLIENT_ID: 'other' }],
    ['a value that is allowed no more', { OIDC_ALLOWED: 'production' }],
    ['another secret', { AUTH_SECRET: second }],
  ])('is no as soon as the way in is closed: %s', async (_, changed) => {
    expect(await toSessionState(await cookieOf(), configOf(changed), NOW)).toEqual({ kind: 'none' });
  });

  test('is no with another password', async () => {
    const cookie = await cookieOf(admitByPassword(HASH));
    expect((await toSessionState(cookie, config, NOW)).kind).toBe('valid');
    const other = configOf({ BOARD_PASSWORD_HASH: HASH.replace(/zM$/, 'zN') });
    expect((await toSessionState(cookie, other, NOW)).kind).toBe('none');
    expect((await toSessionState(cookie, configOf({ BOARD_PASSWORD_HASH: '' }), NOW)).kind).toBe('none');
  });

  test('is told by a cookie that no other host can set, where the board is on https', async () => {
    const secure = configOf({ BOARD_URL: 'https://board.test' });
    const cookie = toSessionCookie('t', secure);
    expect(cookie).toBe('__Host-board-session=t; Path=/; Max-Age=129600; SameSite=Lax; HttpOnly; Secure');
    expect(toSessionCookie(null, configOf())).toBe(
      'board-session=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly',
    );
    expect(await toSessionState(await cookieOf(), secure, NOW)).toEqual({ kind: 'none' });
    expect((await toSessionState(`__Host-${(await cookieOf()).slice(12)}`, secure, NOW)).kind).toBe('valid');
  });
});
