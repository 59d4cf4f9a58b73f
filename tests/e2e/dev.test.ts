import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { launchChromium, collectErrors } from '../support/chromium';
import { isListening } from '../support/own-board';
import { startCommand } from '../support/start-command';
import { MEMBERS_ENV } from '../support/members';

// Pages are compiled on their first request.
const PATIENT = { timeout: 600_000 };

function startDev(env: Readonly<Record<string, string>>) {
  const dir = mkdtempSync(join(tmpdir(), 'dev-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return startCommand(['npm', 'run', 'dev'], { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dir, ...env });
}

test(
  'the development server uses the production edge, caches nothing, and hot-reloads',
  PATIENT,
  async () => {
    const dev = await startDev({});
    const page = await fetch(dev.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self' 'unsafe-eval' 'sha256-.*frame-ancestors 'self'/,
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('board-build')).not.toBeNull();
    expect((await page.text()).includes('Demo data.')).toBe(true);

    const missing = await fetch(`${dev.url}/nothing-here`, { headers: { accept: 'text/html' } });
    expect(missing.status).toBe(404);
    expect((await missing.text()).includes('Page not found')).toBe(true);

    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const tab = await browser.newPage();
    tab.setDefaultTimeout(200_000);
    const complaints = collectErrors(tab);
    const reload = new Promise<string>((resolve) => {
      tab.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => resolve(payload.toString())),
      );
    });
    await tab.goto(dev.url);
    expect(await reload).not.toBe('');
    await tab.getByRole('grid').waitFor();
    expect(complaints.filter((text) => /Content Security Policy|WebSocket/.test(text))).toEqual([]);

    expect(await dev.end('SIGTERM')).toBe(0);
    expect(await isListening(dev.url)).toBe(false);
  },
);

test('the development server enforces access', PATIENT, async () => {
  const dev = await startDev({
    ...MEMBERS_ENV,
    DEMO: 'on',
    BOARD_ACCESS: 'private',
    BOARD_URL: 'http://127.0.0.1',
  });
  const page = await fetch(dev.url, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in']);
  const data = await fetch(`${dev.url}/api/snapshot`);
  expect([data.status, await data.json()]).toMatchObject([401, { code: 'refused' }]);
  expect(await dev.end('SIGTERM')).toBe(0);
});
