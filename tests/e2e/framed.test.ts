import { createServer } from 'node:https';

import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import { makeCertificate } from '../support/certificate';
import { CHROMIUM_ARGS, locateChromium } from '../support/chromium';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { listenForTest } from '../support/http-server';
import { hashPassword } from '../support/members';
import { startTlsProxy } from '../support/tls-proxy';

const PASSWORD = 'correct horse battery staple';
const BOARD_HOST = 'board.test';

/** A browser that resolves every host name to this machine. */
async function openBrowser(): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: await locateChromium(),
    args: [...CHROMIUM_ARGS, '--host-resolver-rules=MAP * 127.0.0.1'],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(90_000);
  return context.newPage();
}

test(
  'a private board works in a frame of an allowed site, including sign-in',
  { timeout: 400_000 },
  async () => {
    const certificate = makeCertificate(BOARD_HOST, 'intranet.example', 'evil.example');
    let boardUrl = '';
    const boardPort = await startTlsProxy(() => boardUrl, certificate);
    const url = `https://${BOARD_HOST}:${boardPort}`;
    const outer = createServer(certificate, (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<!doctype html><title>Around</title><iframe src="${url}/incidents" width="1200" height="900"></iframe>`,
      );
    });
    const { port: outerPort } = await listenForTest(outer);
    const board = await startOwnBoard(await startOwnSource(), {
      BOARD_URL: url,
      BOARD_ACCESS: 'private',
      AUTH_SECRET: 'a secret of the tests '.repeat(2),
      BOARD_PASSWORD_HASH: hashPassword(PASSWORD),
      FRAME_ANCESTORS: `'self' https://intranet.example:${outerPort}`,
    });
    boardUrl = board.url;

    const page = await openBrowser();
    await page.goto(`https://intranet.example:${outerPort}/`);
    const frame = page.frameLocator('iframe');
    await frame.getByLabel('Password').fill(PASSWORD);
    await frame.getByLabel('Password').press('Enter');
    await frame.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await page.reload();
    await frame.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    const session = (await page.context().cookies(url)).find(({ name }) => name === '__Host-board-session');
    expect(session).toMatchObject({ sameSite: 'None', secure: true, httpOnly: true });

    // Preferences work there too.
    await frame.getByLabel('Theme').selectOption('dark');
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.locator('html[data-theme="dark"]').waitFor();

    // Other sites may not frame the board, and their form posts are rejected.
    await page.goto(`https://evil.example:${outerPort}/`);
    expect(await frame.getByLabel('Password').count()).toBe(0);
    await page.evaluate(
      (board) => fetch(`${board}/api/sign-out`, { method: 'POST', mode: 'no-cors', credentials: 'include' }),
      url,
    );

    // The session is limited to frames of this site.
    await page.goto(`https://intranet.example:${outerPort}/`);
    await frame.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await page.goto(url);
    await page.getByLabel('Password').waitFor();
  },
);
