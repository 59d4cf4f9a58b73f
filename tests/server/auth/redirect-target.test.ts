import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toOwnPath, toOwnPathOf, toSignInPath } from '@/lib/server/auth/redirect-target';

const BOARD = 'https://board.test';

describe('where somebody is led back to', () => {
  test.each(['/', '/wall/setup', '/monitors?status=alert&q=a%20b#top', '/incidents/42', '/sign-in-help'])(
    'is a page of this board as it is: %s',
    (path) => {
      expect(toOwnPath(path)).toBe(path);
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
  ])('is else the overview: %j', (given) => {
    expect(toOwnPath(given)).toBe('/');
  });

  test('never leads away, whatever is given', () => {
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
        const path = toOwnPath(text);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, BOARD).origin).toBe(BOARD);
        expect(toOwnPath(path)).toBe(path);
      }),
    );
  });

  test('is where a link was followed, if that was here', () => {
    expect(toOwnPathOf('https://board.test/scopes?sort=name', 'board.test')).toBe('/scopes?sort=name');
    expect(toOwnPathOf('https://board.test//evil.test', 'board.test')).toBe('/evil.test');
    for (const address of ['https://evil.test/scopes', 'https://board.test:81/', 'x', '', null])
      expect(toOwnPathOf(address, 'board.test')).toBe('/');
  });

  test('stands in the address of the page to sign in', () => {
    expect(toSignInPath(null)).toBe('/sign-in');
    expect(toSignInPath('failed', '/a?b=c&d')).toBe('/sign-in?note=failed&to=%2Fa%3Fb%3Dc%26d');
  });
});
