import { execFileSync } from 'node:child_process';

import type { BrowserContext, Page } from 'playwright-core';

import { startBoard } from './board-process';
import { launchChromium } from './chromium';
import { startOpenIdProvider } from './open-id-provider';
import { findFreePort } from './own-board';

/** What `npm run test:base-path` builds the board for: its end is the path of a page, which it must not be taken for. */
export const BASE = '/ops/wall';
/** The password of that board. */
export const PASSWORD = 'correct horse battery staple';

const PEOPLE = { ada: { name: 'Ada', groups: ['on-call'] } };

/** Whether a path of the host is on the board. */
const isBelow = (path: string): boolean => path === BASE || path.startsWith(`${BASE}/`);

/** A private board below a path, which people enter by a provider or by a password; and a browser that tells what it asks for. */
export async function startBoardBelowPath() {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const url = origin + BASE;
  const hash = execFileSync('npm', ['run', '--silent', 'hash-password'], {
    input: PASSWORD,
    encoding: 'utf8',
  });
  const [browser, provider] = await Promise.all([
    launchChromium(),
    startOpenIdProvider(PEOPLE, `${url}/api/auth/callback/oidc`),
  ]);
  const board = await startBoard({
    PORT: String(port),
    BOARD_URL: url,
    BOARD_ACCESS: 'private',
    AUTH_SECRET: 'a secret of the tests '.repeat(2),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_SCOPES: 'openid profile groups',
    OIDC_CLAIM: 'groups',
    OIDC_ALLOWED: 'on-call',
    OIDC_NAME: 'Acme',
    BOARD_PASSWORD_HASH: hash.trim().replace('BOARD_PASSWORD_HASH=', ''),
    REFRESH_INTERVAL_SECONDS: '1',
  });
  const strays: string[] = [];
  return {
    origin,
    url,
    /** What the browser asked the host for beside the board, and what was not there. */
    strays,
    open: async (): Promise<BrowserContext> => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      context.on('response', (response) => {
        const { origin: its, pathname } = new URL(response.url());
        if (its === origin && (!isBelow(pathname) || response.status() === 404))
          strays.push(`${response.status()} ${response.url()}`);
      });
      return context;
    },
    stop: async (): Promise<void> => {
      await browser.close();
      await Promise.all([board.stop(), provider.close()]);
    },
  };
}

/** The path on the board that a page is at. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname.slice(BASE.length);

/** Every path of the host that a page holds as an address. */
export const pathsIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    // Next tells the browser to connect to the host by a link of this kind, which names no page.
    [...document.querySelectorAll(':is([href], [src], [action]):not([rel="preconnect"])')].flatMap(
      (element) =>
        ['href', 'src', 'action']
          .map((name) => element.getAttribute(name) ?? '')
          .filter((address) => address.startsWith('/')),
    ),
  );

/** Those of them that are not on the board. */
export const pathsBeside = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !isBelow(path.split('?', 1)[0] ?? ''));
