import { afterAll, describe, expect, test, vi } from 'vitest';

import { toCookiePath } from '@/lib/server/http/cookie-path';
import { toLinkBase } from '@/lib/server/http/link-base';
import { inlineScript } from '@/lib/server/http/inline-scripts';
import { toOpenApi } from '@/lib/server/api/openapi/to-openapi';
import { toOwnAddress } from '@/lib/server/http/own-address';
import { respondToPreferences } from '@/lib/server/api/preferences';
import { createOwnCookies } from '@/lib/server/screens/own-cookies';
import { toOwnPathOf, toSignInPath } from '@/lib/server/auth/redirect-target';
import { toSessionCookie } from '@/lib/server/auth/session/session-cookie';

// As a build with this path would have it: a constant before anything is loaded.
vi.hoisted(() => vi.stubEnv('BASE_PATH', '/board'));
afterAll(() => vi.unstubAllEnvs());

const nowhere = { BOARD_URL: undefined, TRUST_PROXY: 'off' } as const;

describe('a board below a path', () => {
  test('tells its own address with it', () => {
    const headers = new Headers({ host: 'status.example.com' });
    expect(toOwnAddress(nowhere, headers)).toBe('http://status.example.com/board');
    expect(toOwnAddress({ ...nowhere, BOARD_URL: 'https://a.example/board' }, headers)).toBe(
      'https://a.example/board',
    );
    expect(toLinkBase(nowhere, headers)).toBe('/board/api');
    expect(toLinkBase({ ...nowhere, BOARD_URL: 'https://a.example/board' }, headers)).toBe(
      'https://a.example/board/api',
    );
    expect(toOpenApi({ version: '1' })['servers']).toEqual([{ url: '/board' }]);
  });

  test('leads to its own pages, and to none beside it on the host', () => {
    expect(toSignInPath('failed', '/incidents')).toBe('/board/sign-in?note=failed&to=%2Fincidents');
    const to = (path: string) => toOwnPathOf(`https://host.test${path}`, 'host.test');
    expect([to('/board/incidents?tab=past'), to('/board'), to('/board/api/snapshot')]).toEqual([
      '/incidents?tab=past',
      '/',
      '/',
    ]);
    expect([to('/wiki/incidents'), to('/boards/x'), to('/board//evil.test')]).toEqual(['/', '/', '/']);
  });

  test('leads back to where its form was shown, and keeps what was chosen to itself', async () => {
    const send = (referer: string) =>
      respondToPreferences(
        new Request('http://host.test/board/api/preferences', {
          method: 'POST',
          body: 'theme=dark',
          headers: { host: 'host.test', 'content-type': 'application/x-www-form-urlencoded', referer },
        }),
      );
    const shown = await send('http://host.test/board/incidents?tab=past');
    expect(shown.headers.get('location')).toBe('/board/incidents?tab=past');
    expect(shown.headers.getSetCookie()[1]).toMatch(/^theme=dark; Path=\/board;/);
    expect((await send('http://host.test/wiki/')).headers.get('location')).toBe('/board/');
  });

  test('has cookies of its own, but for those that browsers take for a whole host alone', () => {
    expect(toCookiePath(false)).toBe('/board');
    const session = (url: string) => toSessionCookie('t', { BOARD_URL: url, SESSION_HOURS: 1 });
    expect(session('http://host.test/board')).toMatch(/^board-session=t; Path=\/board;/);
    expect(session('https://host.test/board')).toMatch(/^__Host-board-session=t; Path=\/;.*; Secure$/);
    const screen = (url: string) => createOwnCookies({ BOARD_URL: url }).write('screen', 's', 60);
    expect(screen('http://host.test/board')).toMatch(/^board-screen=s; Path=\/board;/);
    expect(screen('https://host.test/board')).toMatch(/^__Host-board-screen=s; Path=\/;.*; Secure$/);
  });

  test('tells its scripts where everything is', () => {
    for (const name of ['wall-guard', 'lite-wall', 'pairing'] as const) {
      expect(inlineScript(name)).toContain('"/board"');
      expect(inlineScript(name)).not.toContain('__BASE_PATH__');
    }
  });
});
