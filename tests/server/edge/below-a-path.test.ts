import { afterAll, describe, expect, test, vi } from 'vitest';

import { toCookiePath } from '@/lib/server/http/cookies';
import { toBoardUrl, toLinkBase } from '@/lib/server/http/board-address';
import { inlineScript } from '@/lib/server/http/inline-scripts';
import { toOpenApi } from '@/lib/server/api/openapi/to-openapi';
import { respondToPreferences } from '@/lib/server/api/preferences';
import { createScreenCookies } from '@/lib/server/screens/screen-cookies';
import { toBoardPathOf, toSignInPath } from '@/lib/server/auth/redirects';
import { toSessionCookie } from '@/lib/server/auth/session/session-cookie';

// A build inlines the base path, so it must be set before any module is loaded.
vi.hoisted(() => {
  vi.resetModules();
  vi.stubEnv('BASE_PATH', '/board');
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const unconfigured = { BOARD_URL: undefined, TRUST_PROXY: 'off' } as const;

describe('a board with a base path', () => {
  test('adds it to its own URL and to links to the API', () => {
    const headers = new Headers({ host: 'status.example.com' });
    expect(toBoardUrl(unconfigured, headers)).toBe('http://status.example.com/board');
    expect(toBoardUrl({ ...unconfigured, BOARD_URL: 'https://a.example/board' }, headers)).toBe(
      'https://a.example/board',
    );
    expect(toLinkBase(unconfigured, headers)).toBe('/board/api');
    expect(toLinkBase({ ...unconfigured, BOARD_URL: 'https://a.example/board' }, headers)).toBe(
      'https://a.example/board/api',
    );
    expect(toOpenApi({ version: '1' })['servers']).toEqual([{ url: '/board' }]);
  });

  test('redirects to its own pages, and to no other path on the host', () => {
    expect(toSignInPath('failed', '/incidents')).toBe('/board/sign-in?note=failed&to=%2Fincidents');
    const to = (path: string) => toBoardPathOf(`https://host.test${path}`, 'host.test');
    expect([to('/board/incidents?tab=past'), to('/board'), to('/board/api/snapshot')]).toEqual([
      '/incidents?tab=past',
      '/',
      '/',
    ]);
    expect([to('/wiki/incidents'), to('/boards/x'), to('/board//evil.test')]).toEqual(['/', '/', '/']);
  });

  test('redirects a form back to its page, and sets cookies below the base path', async () => {
    const submit = (referer: string) =>
      respondToPreferences(
        new Request('http://host.test/board/api/preferences', {
          method: 'POST',
          body: 'theme=dark',
          headers: { host: 'host.test', 'content-type': 'application/x-www-form-urlencoded', referer },
        }),
      );
    const response = await submit('http://host.test/board/incidents?tab=past');
    expect(response.headers.get('location')).toBe('/board/incidents?tab=past');
    expect(response.headers.getSetCookie()[1]).toMatch(/^theme=dark; Path=\/board;/);
    expect((await submit('http://host.test/wiki/')).headers.get('location')).toBe('/board/');
  });

  test('sets all cookies below it except __Host- cookies', () => {
    expect(toCookiePath(false)).toBe('/board');
    const session = (url: string) => toSessionCookie('t', { BOARD_URL: url, SESSION_HOURS: 1 });
    expect(session('http://host.test/board')).toMatch(/^board-session=t; Path=\/board;/);
    expect(session('https://host.test/board')).toMatch(/^__Host-board-session=t; Path=\/;.*; Secure$/);
    const screen = (url: string) => createScreenCookies({ BOARD_URL: url }).write('screen', 's', 60);
    expect(screen('http://host.test/board')).toMatch(/^board-screen=s; Path=\/board;/);
    expect(screen('https://host.test/board')).toMatch(/^__Host-board-screen=s; Path=\/;.*; Secure$/);
  });

  test('adds it to all paths in scripts', () => {
    for (const name of ['wall-guard', 'lite-wall', 'pairing'] as const) {
      expect(inlineScript(name)).toContain('"/board"');
      expect(inlineScript(name)).not.toContain('__BASE_PATH__');
    }
  });
});
