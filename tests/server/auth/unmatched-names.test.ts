import { expect, test } from 'vitest';

import { createNameCheck } from '@/lib/server/auth/unmatched-names';
import { parseConfig } from '@/lib/server/config/config';
import type { Inventory } from '@/lib/status/model/selection';
import { createPlaceFilter, visibilityKey } from '@/lib/status/model/visibility';
import { parseSelection } from '@/lib/status/model/selection';

const named = (...names: readonly string[]) => ({
  items: names.map((name, at) => ({ id: at + 1, name, description: null })),
});
const inventory = {
  scopes: named('Paris, La Défense', ' eu', 'eu'),
  services: named('Payments'),
} as unknown as Inventory;

test('reports a name that does not exist once, and again after it existed', () => {
  const config = parseConfig({
    BOARD_VISIBLE_SCOPES: '["paris, la défense", "Lyon", 9, 1]',
    BOARD_VISIBLE_SERVICES: 'payments',
  });
  const check = createNameCheck(config);
  const lyon = 'BOARD_VISIBLE_SCOPES names "Lyon", which is none of the scopes: it shows nothing.';
  expect(check(inventory)).toEqual([lyon, expect.stringContaining('names "9"')]);
  expect(check(inventory)).toEqual([]);
  const withLyon = {
    ...inventory,
    scopes: named('Lyon', ...Array<string>(8).fill('x'), 'Paris, La Défense'),
  };
  expect(check(withLyon as unknown as Inventory)).toEqual([]);
  expect(check(inventory)).toEqual([lyon, expect.stringContaining('names "9"')]);
});

test('checks VIEWER_LIMITS too', () => {
  const limits = {
    VIEWER_LIMITS:
      '{"a":{"scopes":["Lyon"]},"b":{"services":["Search","Payments"],"scopes":["Lyon"]},"*":{}}',
  };
  const { VIEWER_LIMITS } = parseConfig({
    ...limits,
    AUTH_SECRET: 'a'.repeat(40),
    BOARD_URL: 'https://board.example.com',
    OIDC_ISSUER: 'https://login.example.com',
    OIDC_CLIENT_ID: 'board',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_CLAIM: 'groups',
    OIDC_ALLOWED: '*',
  });
  const found = createNameCheck({ BOARD_ACCESS: 'public', ALLOW_INDEXING: 'off', VIEWER_LIMITS })(inventory);
  expect(found).toEqual([
    'VIEWER_LIMITS names "Lyon", which is none of the scopes: it shows nothing.',
    'VIEWER_LIMITS names "Search", which is none of the services: it shows nothing.',
  ]);
});

test('distinguishes names with commas and with spaces at the ends', () => {
  const visibleScopes = (...scopes: readonly string[]) => {
    const sight = createPlaceFilter({ areas: [{ scopes, services: null }], showsInternal: false }, inventory);
    return [1, 2, 3].filter((scopeId) => sight({ scopeId, serviceId: 1 }));
  };
  expect(visibleScopes('Paris, La Défense')).toEqual([1]);
  expect(visibleScopes(' eu')).toEqual([2]);
  expect(visibleScopes('EU')).toEqual([3]);
  expect(visibleScopes('eu ')).toEqual([]);
  const keyOf = (scope: string) =>
    visibilityKey({ areas: [{ scopes: [scope], services: null }], showsInternal: false });
  expect(keyOf(' eu')).not.toBe(keyOf('eu'));
  const query = new URLSearchParams([
    ['scope', ' eu'],
    ['scope', 'paris, la défense'],
    ['scope', 'Lyon'],
  ]);
  expect(parseSelection(query, inventory)).toEqual({
    selection: { scopes: [2, 1], services: [] },
    problems: [{ parameter: 'scope', value: 'Lyon' }],
  });
});
