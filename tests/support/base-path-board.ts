import type { BrowserContext, Page } from 'playwright-core';

import { startBoard } from './board-process';
import { launchChromium } from './chromium';
import { hashPassword } from './members';
import { startOpenIdProvider } from './open-id-provider';
import { findFreePort } from './own-board';

/** The base path of the build by `npm run test:base-path`. It ends like the path of a page, which must not confuse the board. */
export const BASE = '/ops/wall';
/** The password of the board. */
export const PASSWORD = 'correct horse battery staple';

const PEOPLE = { ada: { name: 'Ada', groups: ['on-call'] } };

/** Whether a path is below the base path. */
const isBelow = (path: string): boolean => path === BASE || path.startsWith(`${BASE}/`);

/** A private board below a base path, with OpenID and password sign-in, and a browser whose requests are recorded. */
export async function startBasePathBoard() {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const url = origin + BASE;
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
    BOARD_PASSWORD_HASH: hashPassword(PASSWORD),
    REFRESH_INTERVAL_SECONDS: '1',
  });
  const strays: string[] = [];
  return {
    origin,
    url,
    /** Responses to requests outside the base path, and 404s. */
    strays,
    open: async (): Promise<BrowserContext> => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      context.on('response', (response) => {
        const { origin: requested, pathname } = new URL(response.url());
        if (requested === origin && (!isBelow(pathname) || response.status() === 404))
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

/** The path of a page below the base path. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname.slice(BASE.length);

/** All absolute paths in a page's links, images, scripts and forms. */
export const pathsIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    // Next adds preconnect links to the origin, which are not pages.
    [...document.querySelectorAll(':is([href], [src], [action]):not([rel="preconnect"])')].flatMap(
      (element) =>
        ['href', 'src', 'action']
          .map((name) => element.getAttribute(name) ?? '')
          .filter((address) => address.startsWith('/')),
    ),
  );

/** The paths that are not below the base path. */
export const pathsOutside = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !isBelow(path.split('?', 1)[0] ?? ''));
