import { describe, expect, test } from 'vitest';

import { createScreenCookies } from '@/lib/server/screens/screen-cookies';
import { parseRawCookies, toCookieFlags } from '@/lib/server/http/cookies';
import { allowsOtherSites } from '@/lib/server/config/sign-in-config';
import { toCookieOptions, toSessionCookie } from '@/lib/server/auth/session/session-cookie';
import { signOut } from '@/lib/server/auth/session/sign-out';

import { configOf } from '../auth/sample-config';

const BOARD_URL = 'https://board.example.com';
const FRAME_ANCESTORS = "'self' https://intranet.example.com";
const FRAMED = 'SameSite=None; HttpOnly; Secure; Partitioned';

describe('cookies', () => {
  test.each([
    [{}, 'SameSite=Lax; HttpOnly'],
    [{ BOARD_URL }, 'SameSite=Lax; HttpOnly; Secure'],
    [{ BOARD_URL, FRAME_ANCESTORS: "'none'" }, 'SameSite=Lax; HttpOnly; Secure'],
    [{ BOARD_URL, FRAME_ANCESTORS }, FRAMED],
    [{ BOARD_URL: 'http://board.example.com', FRAME_ANCESTORS }, 'SameSite=Lax; HttpOnly'],
  ])('of a board with %j have the flags %s', (site, flags) => {
    expect(toCookieFlags(site)).toBe(flags);
  });

  test('of every kind work inside a frame on another site', () => {
    const site = { BOARD_URL, FRAME_ANCESTORS };
    expect(toSessionCookie('t', { ...site, SESSION_HOURS: 1 })).toContain(FRAMED);
    expect(createScreenCookies(site).write('guest', 'g', 60)).toContain(FRAMED);
    expect(toCookieOptions(site).options).toMatchObject({
      secure: true,
      sameSite: 'none',
      partitioned: true,
    });
  });

  test('set before framing was allowed are removed on sign-out too', () => {
    const config = configOf({ BOARD_URL, FRAME_ANCESTORS });
    const headers = { origin: BOARD_URL, 'sec-fetch-site': 'same-origin' };
    const response = signOut(new Request(`${BOARD_URL}/api/sign-out`, { method: 'POST', headers }), {
      config,
    });
    const set = response.headers.getSetCookie();
    expect(set.map((cookie) => cookie.includes('Partitioned'))).toEqual([true, false]);
    for (const cookie of set) expect(cookie).toMatch(/^__Host-board-session=; Path=\/; Max-Age=0; .*Secure/);
  });
});

test('cookies are parsed without decoding, and the first of a name counts', () => {
  expect(parseRawCookies('a=%3D; b="x"; c ; a=2; d=1=2')).toEqual({ a: '%3D', b: '"x"', d: '1=2' });
  expect(parseRawCookies(null)).toEqual({});
});

test('other sites may frame a board only if the configuration names one', () => {
  expect(allowsOtherSites({})).toBe(false);
  expect(allowsOtherSites({ FRAME_ANCESTORS: 'https://intranet.example.com' })).toBe(true);
});
