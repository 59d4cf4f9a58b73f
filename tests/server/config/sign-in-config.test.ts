import { describe, expect, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import { ConfigurationError } from '@/lib/server/util/configuration-error';
import { toProviderConfig } from '@/lib/server/config/sign-in-config';

import { configOf, ENV, HASH, SECRETS } from '../auth/sample-config';

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration of signing in', () => {
  test.each([
    ['AUTH_SECRET', /^OIDC_ISSUER is set but AUTH_SECRET is not/],
    ['BOARD_URL', /^OIDC_ISSUER is set but BOARD_URL is not/],
    ['OIDC_CLIENT_ID', /^OIDC_ISSUER is set but OIDC_CLIENT_ID is not/],
    ['OIDC_CLIENT_SECRET', /^OIDC_ISSUER is set but OIDC_CLIENT_SECRET is not/],
    ['OIDC_ALLOWED', /^OIDC_ISSUER is set but OIDC_ALLOWED is not/],
    ['OIDC_CLAIM', /^OIDC_ALLOWED is set but OIDC_CLAIM is not/],
    ['OIDC_ISSUER', /^OIDC_CLIENT_ID is set but OIDC_ISSUER is not/],
  ])('without %s is rejected, without values in the message', (name, sentence) => {
    const problems = problemsOf({ ...ENV, [name]: '' });
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    for (const value of [HASH, ENV.AUTH_SECRET, ENV.OIDC_CLIENT_SECRET])
      expect(problems.join()).not.toContain(value);
  });

  test('needs either a provider or a password', () => {
    const { BOARD_URL, AUTH_SECRET, BOARD_PASSWORD_HASH, ...provider } = ENV;
    expect(problemsOf({ BOARD_URL, AUTH_SECRET, BOARD_PASSWORD_HASH })).toEqual([]);
    expect(problemsOf({ BOARD_URL, AUTH_SECRET, ...provider })).toEqual([]);
    expect(problemsOf({ BOARD_PASSWORD_HASH })).toHaveLength(2);
  });

  test('accepts two secrets for rotation, several allowed values, and fractions of hours', () => {
    const config = configOf({ AUTH_SECRET: `${SECRETS[1]} , ${SECRETS[0]}`, SESSION_HOURS: '0.5' });
    expect(config.AUTH_SECRET).toEqual([SECRETS[1], SECRETS[0]]);
    expect(config.SESSION_HOURS).toBe(0.5);
    expect(toProviderConfig(config)).toMatchObject({
      claim: 'groups',
      allowed: ['on-call', 'production'],
      scopes: 'openid profile email',
      name: null,
    });
  });

  test('admits all users only with *, and then needs no claim', () => {
    expect(toProviderConfig(configOf({ OIDC_ALLOWED: '*', OIDC_CLAIM: '' }))?.allowed).toBeNull();
  });
});
