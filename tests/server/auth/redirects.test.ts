import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toBoardPath, toBoardPathOf, toSignInPath } from '@/lib/server/auth/redirects';

const BOARD = 'https://board.test';

describe('a safe redirect target', () => {
  test.each(['/', '/wall/setup', '/monitors?status=alert&q=a%20b#top', '/incidents/42', '/sign-in-help'])(
    'accepts a page of this board: %s',
    (path) => {
      expect(toBoardPath(path)).toBe(path);
    },
  );

  test.each([
    null,
    '',
    'https://evil.test/',
    'javascript:alert(1)',
    '//evil.test/x',
    '/\\evil.test',
    '/\t/evil.test',
    '\\\\evil.test',
    ' /incidents',
    'incidents',
    '/api/sign-out',
    '/api',
    '/sign-in?to=/',
    '/./sign-in',
    `/${'x'.repeat(1_500)}`,
  ])('replaces anything else with the overview: %j', (given) => {
    expect(toBoardPath(given)).toBe('/');
  });

  test('never leads to another host, for any input', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '//',
      '\t',
      '\n',
      '%2f',
      'evil.test',
      '?',
      '#',
    );
    const given = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(pieces).map((parts) => `/${parts.join('')}`),
    );
    fc.assert(
      fc.property(given, (text) => {
        const path = toBoardPath(text);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, BOARD).origin).toBe(BOARD);
        expect(toBoardPath(path)).toBe(path);
      }),
    );
  });

  test('accepts the address of a page on the same host', () => {
    expect(toBoardPathOf('https://board.test/scopes?sort=name', 'board.test')).toBe('/scopes?sort=name');
    expect(toBoardPathOf('https://board.test//evil.test', 'board.test')).toBe('/evil.test');
    for (const address of ['https://evil.test/scopes', 'https://board.test:81/', 'x', '', null])
      expect(toBoardPathOf(address, 'board.test')).toBe('/');
  });

  test('is part of the address of the sign-in page', () => {
    expect(toSignInPath(null)).toBe('/sign-in');
    expect(toSignInPath('failed', '/a?b=c&d')).toBe('/sign-in?note=failed&to=%2Fa%3Fb%3Dc%26d');
  });
});
