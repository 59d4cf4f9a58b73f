import { describe, expect, test } from 'vitest';

import { findCredentials } from '@/lib/server/auth/credentials';
import { readSessionState } from '@/lib/server/auth/session/read-session';
import { parseConfig } from '@/lib/server/config/config';

import { fixturesOf } from './fixtures';
import { LINK_SECRET, SCREEN_SECRET, STORED_MS } from './samples';

describe.each(fixturesOf('cookies'))('$name', ({ text }) => {
  const { env, endsAtMs, cookies } = JSON.parse(text) as {
    readonly env: Readonly<Record<string, string>>;
    readonly endsAtMs: number;
    readonly cookies: Readonly<Record<'provider' | 'password' | 'screen' | 'guest', string>>;
  };
  const read = (cookie: string, nowMs: number, given: Readonly<Record<string, string>> = {}) =>
    readSessionState(cookie, parseConfig({ ...env, ...given }), nowMs);

  test('keeps members signed in until their session ends', async () => {
    expect(await read(cookies.provider, STORED_MS)).toEqual({
      kind: 'valid',
      session: { name: 'Ada', values: ['on-call'], expiresAtMs: endsAtMs },
    });
    expect(await read(cookies.password, endsAtMs - 1)).toEqual({
      kind: 'valid',
      session: { name: '', values: [], expiresAtMs: endsAtMs },
    });
    expect(await read(cookies.provider, endsAtMs)).toEqual({ kind: 'expired' });
  });

  test('signs members out where the secret, the provider or the password is another', async () => {
    const none = { kind: 'none' };
    const AUTH_SECRET = 'another secret of the stored sessions';
    expect(await read(cookies.provider, STORED_MS, { AUTH_SECRET })).toEqual(none);
    expect(await read(cookies.provider, STORED_MS, { OIDC_CLIENT_ID: 'other' })).toEqual(none);
    expect(await read(cookies.password, STORED_MS, { BOARD_PASSWORD_HASH: '' })).toEqual(none);
  });

  test('has the credentials of screens and guests under the names that are read', () => {
    const { screen, guest } = cookies;
    expect(findCredentials(`${screen}; ${guest}`, env['BOARD_URL'])).toMatchObject({
      screen: SCREEN_SECRET,
      guest: LINK_SECRET,
      hasSession: false,
    });
  });
});
