import { describe, expect, test } from 'vitest';

import { admitByClaims, toClaimValues } from '@/lib/server/auth/session/admit';

import { configOf } from '../sample-config';

describe('the values of a claim', () => {
  test.each([
    [{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
    [{ groups: 'a' }, 'groups', ['a']],
    [{ level: 3, admin: true }, 'admin', ['true']],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    [{ 'https://example.com/roles': ['a'] }, 'https://example.com/roles', ['a']],
    [{ 'https://example.com/': { roles: ['a'] } }, 'https://example.com/.roles', ['a']],
    [{ a: { 'b.c': 'x' }, 'a.b': { d: 'y' } }, 'a.b.c', ['x']],
    [{ groups: ['a', null, { b: 1 }, ['c'], 4] }, 'groups', ['a', '4']],
  ])('are found in %j at %s', (claims, path, values) => {
    expect(toClaimValues(claims, path)).toEqual(values);
  });

  test.each([
    [{}, 'groups'],
    [{ groups: null }, 'groups'],
    [{ groups: { a: 1 } }, 'groups'],
    [{ groups: 'a' }, 'groups.length'],
    [{}, 'constructor.name'],
    [{}, '__proto__.x'],
  ])('are empty in %j at %s', (claims, path) => {
    expect(toClaimValues(claims, path)).toEqual([]);
  });
});

describe('a user of the provider', () => {
  const many = Array.from({ length: 300 }, (_, n) => `group-${n}`);

  test('is admitted with an allowed value, and only configured values are kept', () => {
    const claims = {
      sub: '1',
      name: ' Ada\u0000\n ',
      email: 'ada@test',
      groups: [...many, 'on-call', 'on-call'],
    };
    expect(admitByClaims(configOf(), claims)).toMatchObject({ name: 'Ada', values: ['on-call'] });
  });

  test.each([
    [{}],
    [{ groups: many }],
    [{ groups: 'On-Call' }],
    [{ groups: ['*'] }],
    [{ roles: ['on-call'] }],
  ])('is rejected without an allowed value: %o', (claims) => {
    expect(admitByClaims(configOf(), { sub: '1', ...claims })).toBeNull();
  });

  test('is admitted without values if OIDC_ALLOWED is *, and keeps those in VIEWER_LIMITS', () => {
    const config = {
      ...configOf({ OIDC_ALLOWED: '*' }),
      VIEWER_LIMITS: { 'group-7': { scopes: null, services: null } },
    };
    expect(admitByClaims(config, { sub: '1', groups: many })?.values).toEqual(['group-7']);
    expect(admitByClaims(configOf({ OIDC_ALLOWED: '*' }), { sub: '1' })?.values).toEqual([]);
  });

  test('has the first name that is not empty, cut to 100 characters', () => {
    const nameOf = (claims: object) => admitByClaims(configOf({ OIDC_ALLOWED: '*' }), { ...claims })?.name;
    expect(nameOf({ sub: '1', preferred_username: 'ada', name: '  ' })).toBe('ada');
    expect(nameOf({ sub: '1', email: 'ada@test' })).toBe('ada@test');
    expect(nameOf({ sub: '1', name: { first: 'Ada' } })).toBe('1');
    expect(nameOf({ sub: '1', name: 'x'.repeat(500) })).toHaveLength(100);
  });
});
