import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { findWebKit } from '../../../scripts/webkit.mjs';
import { findFreePort } from '../own-board';
import type { DrivenBrowser, NamedKey, Size } from './driven-browser';
import { startSession, waitForDriver, type WebDriverSession } from './webdriver';

/** Larger than each window of the tests. */
const SCREEN = '2400x1600x24';

const OPEN = `open('about:blank', '', 'width=800,height=600,toolbar=no,location=no')`;

/** The code points that stand for keys in WebDriver. */
const KEYS: Readonly<Record<NamedKey, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
};

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

/** Starts an X server on a free display. */
async function startDisplay(xvfb: string) {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = once(child.stdio[3] as Readable, 'data').then(([bytes]) => String(bytes).trim());
  const failure = once(child, 'exit').then(([code]) => {
    throw new Error(`Xvfb exited with ${String(code)}.`);
  });
  const display = await Promise.race([number, failure]);
  failure.catch(() => undefined);
  return { display: `:${display}`, stop: () => end(child) };
}

/** Sets the size of the page: the window is larger by its frame. */
async function resize(session: WebDriverSession, { width, height }: Size): Promise<void> {
  const window = await session.send<Size>('GET', '/window/rect');
  const [inner = 0, outer = 0] = await session.send<[number, number]>('POST', '/execute/sync', {
    script: 'return [innerWidth, innerHeight]',
    args: [],
  });
  await session.send('POST', '/window/rect', {
    width: width + window.width - inner,
    height: height + window.height - outer,
  });
}

/** Continues in a window without a toolbar, which can be as narrow as a phone. */
async function openBareWindow(session: WebDriverSession): Promise<void> {
  await session.send('POST', '/url', { url: `data:text/html,<button onclick="${OPEN}">` });
  await session.send('POST', `${await session.find('button')}/click`, {});
  const first = await session.send<string>('GET', '/window');
  const all = await session.send<readonly string[]>('GET', '/window/handles');
  const handle = all.find((one) => one !== first);
  if (handle === undefined) throw new Error('WebKit opened no second window.');
  await session.send('POST', '/window', { handle });
}

/** Launches MiniBrowser, WebKitGTK's browser for tests, on a separate X server. @throws where it is not installed. */
export async function launchWebKit(): Promise<DrivenBrowser> {
  const paths = findWebKit();
  if (!paths) throw new Error('There is no WebKitWebDriver: run npm run test:browsers.');
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const { display, stop } = await startDisplay(paths.xvfb);
  const port = await findFreePort();
  const driver = spawn(paths.driver, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_RUNTIME_DIR: home,
      DISPLAY: display,
      LANG: 'en_US.UTF-8',
      // No accessibility bus and no graphics card.
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const stopAll = async () => {
    await end(driver);
    await stop();
    rmSync(home, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const session = await waitForDriver(url, () => driver.exitCode !== null)
    .then(() => startSession(url, { 'webkitgtk:browserOptions': { args: ['--automation'] } }))
    .catch(async (error: unknown) => {
      await stopAll();
      throw error;
    });
  await openBareWindow(session);
  const click = async (selector: string) => {
    await session.send('POST', `${await session.find(selector)}/click`, {});
  };
  return {
    version: `WebKitGTK ${session.browserVersion}`,
    goto: (address) => session.send('POST', '/url', { url: address }),
    resize: (size) => resize(session, size),
    run: (body) => session.send('POST', '/execute/sync', { script: body, args: [] }),
    click,
    choose: (selector, value) => click(`${selector} > option[value="${value}"]`),
    press: async (...keys) => {
      const actions = keys
        .map((key) => KEYS[key as NamedKey] ?? key)
        .flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
      await session.send('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    setCookie: (cookie) => session.send('POST', '/cookie', { cookie: { ...cookie, path: '/' } }),
    deleteCookies: () => session.send('DELETE', '/cookie'),
    screenshot: async (path) =>
      writeFileSync(path, Buffer.from(await session.send<string>('GET', '/screenshot'), 'base64')),
    close: async () => {
      await session.end();
      await stopAll();
    },
  };
}
