import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { openRateLimits } from '@/lib/server/http/rate-limits';
import { beginSignIn, type SignInContext } from '@/lib/server/auth/oidc/begin-sign-in';
import { finishSignIn } from '@/lib/server/auth/oidc/finish-sign-in';
import { toFailureReason } from '@/lib/server/auth/oidc/auth-options';

import { startOpenIdProvider, type OpenIdProvider } from '../../../support/open-id-provider';
import { configOf } from '../sample-config';

const BOARD_URL = 'https://board.test';
let provider: OpenIdProvider;
const logged: object[] = [];

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', `${BOARD_URL}/api/auth`);
  provider = await startOpenIdProvider({}, `${BOARD_URL}/api/auth/callback/oidc`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.close();
});

const contextOf = (given: Record<string, string> = {}): SignInContext => ({
  config: configOf({ BOARD_URL, OIDC_ISSUER: provider.issuer, ...given }),
  limit: openRateLimits({}).open({
    name: 'provider',
    perClient: { requests: 2, seconds: 60 },
    total: { requests: 9, seconds: 60 },
  }),
  log: { warn: (details) => logged.push(details) },
});
const begin = (context: SignInContext, headers: Record<string, string> = {}, to = '/scopes') =>
  beginSignIn(
    new Request(`${BOARD_URL}/api/sign-in/provider?to=${encodeURIComponent(to)}`, { headers }),
    context,
  );
const locationOf = (response: Response) => response.headers.get('location') ?? '';

describe('signing in with a provider', () => {
  test('starts a code flow with PKCE, state and nonce in HttpOnly cookies', async () => {
    const response = await begin(contextOf());
    const { origin, searchParams } = new URL(locationOf(response));
    expect([response.status, origin]).toEqual([303, provider.issuer]);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'board',
      scope: 'openid profile email',
      redirect_uri: `${BOARD_URL}/api/auth/callback/oidc`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{20,}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{20,}$/) as string,
    });
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(4);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-board-sign-in-\w+=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
      expect(cookie).not.toContain(searchParams.get('state'));
    }
  });

  test('does not start for other sites, or if rate limited', async () => {
    const context = contextOf();
    const foreign = await begin(context, { 'sec-fetch-site': 'cross-site' });
    expect([locationOf(foreign), foreign.headers.getSetCookie()]).toEqual(['/sign-in?to=%2Fscopes', []]);
    await begin(context);
    await begin(context);
    expect(locationOf(await begin(context))).toBe('/sign-in?note=too-many&to=%2Fscopes');
  });

  test('reports a provider that cannot be reached or does not exist', async () => {
    for (const OIDC_ISSUER of ['http://127.0.0.1:9', `${provider.issuer}/nothing`])
      expect(locationOf(await begin(contextOf({ OIDC_ISSUER })))).toBe(
        '/sign-in?note=unreachable&to=%2Fscopes',
      );
    expect(JSON.stringify(logged)).toMatch(/SIGNIN_OAUTH_ERROR.*ECONNREFUSED/);
  });

  test.each(['?code=x&state=made-up', '?error=access_denied&state=made-up', '?state=made-up', ''])(
    'sets no session for another browser, or without a valid code: %s',
    async (query) => {
      const started = await begin(contextOf());
      const context = contextOf();
      const cookie = started.headers
        .getSetCookie()
        .map((given) => given.split(';', 1)[0])
        .join('; ');
      for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
        const back = new Request(`${BOARD_URL}/api/auth/callback/oidc${query}`, { headers });
        const response = await finishSignIn(back, ['callback', 'oidc'], context);
        expect(locationOf(response)).toBe(
          `/sign-in?note=failed${'cookie' in headers ? '&to=%2Fscopes' : ''}`,
        );
        expect(response.headers.getSetCookie().join()).not.toContain('board-session=');
      }
    },
  );
});

test('limits the rate of callbacks before it sends a request to the provider', async () => {
  const context = contextOf({ OIDC_ISSUER: 'http://127.0.0.1:9' });
  const back = () =>
    finishSignIn(
      new Request(`${BOARD_URL}/api/auth/callback/oidc?code=x&state=y`),
      ['callback', 'oidc'],
      context,
    );
  const before = logged.length;
  for (const note of ['failed', 'failed', 'too-many'])
    expect(locationOf(await back())).toBe(`/sign-in?note=${note}`);
  expect(logged.length - before).toBe(2);
});

test('the logged reason contains the error, and nothing that looks like a secret', () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${'x'.repeat(40)}.${'y'.repeat(40)}`;
  const error = Object.assign(new Error(`bad token ${token} from 127.0.0.1`), { code: 'ERR_BAD' });
  expect(toFailureReason({ error, providerId: 'oidc' })).toBe('ERR_BAD: bad token … from 127.0.0.1');
  expect(toFailureReason(error)).toBe('ERR_BAD: bad token … from 127.0.0.1');
  expect(toFailureReason(null)).toBe('');
});
