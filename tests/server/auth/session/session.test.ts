import { describe, expect, test } from 'vitest';

import { admitByClaims, admitByPassword } from '@/lib/server/auth/session/admit';
import { readSessionState } from '@/lib/server/auth/session/read-session';
import { toSessionCookie } from '@/lib/server/auth/session/session-cookie';
import { openSession, sealSession, type SessionClaims } from '@/lib/server/auth/session/session-token';

import { configOf, HASH, SECRETS } from '../sample-config';

const [first = '', second = '', third = ''] = SECRETS;
const NOW = Date.parse('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;
const CLAIMS: SessionClaims = { name: 'Ada', values: ['on-call'], by: 'mark' };

const seal = (secrets: readonly string[], claims = CLAIMS, expiresAtMs = NOW + HOUR_MS) =>
  sealSession(claims, secrets, { nowMs: NOW, expiresAtMs });

describe('an encrypted session', () => {
  test('is decrypted with its secret, whether that is the first or the second one', async () => {
    const token = await seal([first]);
    for (const secrets of [[first], [first, second], [second, first]])
      expect(await openSession(token, secrets, NOW)).toEqual({
        ...CLAIMS,
        expiresAtMs: NOW + HOUR_MS,
        isExpired: false,
      });
  });

  test('is encrypted with the first secret, so that the second can be removed', async () => {
    const token = await seal([second, first]);
    expect(await openSession(token, [second], NOW)).not.toBeNull();
    expect(await openSession(token, [first], NOW)).toBeNull();
  });

  test('cannot be decrypted with other secrets, and contains no readable data', async () => {
    const token = await seal([first]);
    expect(await openSession(token, [second, third], NOW)).toBeNull();
    for (const part of token.split('.'))
      expect(Buffer.from(part, 'base64url').toString()).not.toMatch(/Ada|on-call/);
  });

  test('is rejected if any letter was changed', async () => {
    const token = await seal([first]);
    for (let at = 0; at < token.length; at += 7) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      // The last letter of a part may have unused bits.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))) continue;
      expect(await openSession(changed, [first], NOW)).toBeNull();
    }
  });

  test.each(['', 'x', 'a.b.c.d.e', '.'.repeat(4), 'e30.e30.e30.e30.e30', 'x'.repeat(5_000)])(
    'is rejected if it is not a token: %j',
    async (token) => {
      expect(await openSession(token, [first], NOW)).toBeNull();
    },
  );

  test('is returned as expired after its end', async () => {
    const token = await seal([first]);
    expect((await openSession(token, [first], NOW + HOUR_MS - 1))?.isExpired).toBe(false);
    expect(await openSession(token, [first], NOW + HOUR_MS)).toMatchObject({ isExpired: true, name: 'Ada' });
  });
});

describe('the session state', () => {
  const config = configOf();
  const claims = admitByClaims(config, { sub: 'ada', name: 'Ada', groups: ['staff', 'on-call'] });
  const cookieOf = async (sealed = claims) =>
    `theme=dark; board-session=${await seal([first], sealed ?? CLAIMS)}; zone=UTC`;

  test('is valid with the cookie, with the name and the configured values', async () => {
    expect(await readSessionState(await cookieOf(), config, NOW)).toEqual({
      kind: 'valid',
      session: { name: 'Ada', values: ['on-call'], expiresAtMs: NOW + HOUR_MS },
    });
  });

  test.each([undefined, '', 'board-session=', 'board-session=x', 'theme=dark'])(
    'is none without a session: %j',
    async (header) => {
      expect(await readSessionState(header, config, NOW)).toEqual({ kind: 'none' });
    },
  );

  test('is expired after its end', async () => {
    expect(await readSessionState(await cookieOf(), config, NOW + HOUR_MS)).toEqual({ kind: 'expired' });
  });

  test.each([
    ['another provider', { OIDC_ISSUER: 'https://other.test' }],
    ['another client', { OIDC_CLIENT_ID: 'other' }],
    ['a value that is no longer allowed', { OIDC_ALLOWED: 'production' }],
    ['another secret', { AUTH_SECRET: second }],
  ])('is none after a change of the configuration: %s', async (_, changed) => {
    expect(await readSessionState(await cookieOf(), configOf(changed), NOW)).toEqual({ kind: 'none' });
  });

  test('is none with another password', async () => {
    const cookie = await cookieOf(admitByPassword(HASH));
    expect((await readSessionState(cookie, config, NOW)).kind).toBe('valid');
    const other = configOf({ BOARD_PASSWORD_HASH: HASH.replace(/zM$/, 'zN') });
    expect((await readSessionState(cookie, other, NOW)).kind).toBe('none');
    expect((await readSessionState(cookie, configOf({ BOARD_PASSWORD_HASH: '' }), NOW)).kind).toBe('none');
  });

  test('uses a __Host- cookie if BOARD_URL is https', async () => {
    const secure = configOf({ BOARD_URL: 'https://board.test' });
    const cookie = toSessionCookie('t', secure);
    expect(cookie).toBe('__Host-board-session=t; Path=/; Max-Age=129600; SameSite=Lax; HttpOnly; Secure');
    expect(toSessionCookie(null, configOf())).toBe(
      'board-session=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly',
    );
    expect(await readSessionState(await cookieOf(), secure, NOW)).toEqual({ kind: 'none' });
    expect((await readSessionState(`__Host-${(await cookieOf()).slice(12)}`, secure, NOW)).kind).toBe(
      'valid',
    );
  });
});
