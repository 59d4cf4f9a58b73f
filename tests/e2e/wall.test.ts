import { mkdirSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, watchComplaints } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { says } from '../support/wall-page';

const SHOTS = 'tests/e2e/screenshots';
const NEAR = 'size=75&distance=2.5';
const MOODS = ['storm', 'calm', 'empty'] as const;
type Mood = (typeof MOODS)[number];

const sources = new Map<Mood, SandboxServer>();
const boards = new Map<Mood, BoardProcess>();
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  browser = await launchChromium();
  for (const mood of MOODS) {
    const source = await startSandbox({ mood });
    sources.set(mood, source);
    boards.set(mood, await startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '3' }));
  }
});
afterAll(async () => {
  await browser.close();
  for (const board of boards.values()) await board.stop();
  for (const source of sources.values()) await source.kill();
});

const MODERN = [
  ...['fetch', 'Promise', 'IntersectionObserver', 'ResizeObserver', 'MutationObserver', 'AbortController'],
  ...['AbortSignal', 'URL', 'URLSearchParams', 'Proxy', 'Reflect', 'Symbol', 'Map', 'Set', 'WeakMap', 'Intl'],
  ...['queueMicrotask', 'requestIdleCallback', 'structuredClone', 'BigInt', 'customElements'],
];

async function openWall(
  mood: Mood,
  path = `/wall?${NEAR}`,
  { withoutModernApis = false }: { readonly withoutModernApis?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  if (withoutModernApis) {
    await page.addInitScript(`for (const name of ${JSON.stringify(MODERN)}) delete window[name];
      for (const name of ['append', 'closest', 'remove', 'replaceChildren']) delete Element.prototype[name];`);
  }
  await page.goto((boards.get(mood)?.url ?? '') + path);
  return page;
}
const shoot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/wall-${name}.png` });

describe('the wall', () => {
  test('shows trouble by name, place and word, without a complaint', async () => {
    const page = await openWall('storm');
    const complaints = watchComplaints(page);
    await page.getByText(/^● live, \d+ s ago/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/failing in/);
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    expect(await page.getByRole('img', { name: /: alert \(\d+\)/ }).count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
    expect(complaints).toEqual([]);
    await shoot(page, 'storm');
    await page.close();
  });

  test('says that all is well, and nothing loud', async () => {
    const page = await openWall('calm');
    await page.getByText(/^● live/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^All \d+ monitors OK/);
    expect(await page.getByRole('img').count()).toBe(0);
    await shoot(page, 'calm');
    await page.close();
  });

  test('never calls an empty estate fine', async () => {
    const page = await openWall('empty');
    await page.getByText(/^● live/).waitFor();
    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('No monitors yet');
    await shoot(page, 'empty');
    await page.close();
  });

  test('ticks, speaks French, and keeps the time of its zone', async () => {
    const page = await openWall('calm', `/wall?${NEAR}&lang=fr&theme=light&zone=Asia/Kathmandu`);
    await page.getByText(/^● en direct/).waitFor();
    const clock = page.getByText(/^\d\d:\d\d:\d\d/);
    const before = await clock.innerText();
    await expect.poll(() => clock.innerText()).not.toBe(before);
    await shoot(page, 'french-light');
    await page.close();
  });

  test('is readable without JavaScript', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 720 },
    });
    const page = await context.newPage();
    await page.goto(`${boards.get('storm')?.url ?? ''}/wall?${NEAR}`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/failing in/);
    await context.close();
  });

  test('has a plain twin that says the same, and needs nothing that is younger than 2015', async () => {
    const page = await openWall('storm', '/wall/lite?size=55&distance=4', {
      withoutModernApis: true,
    });
    const complaints = watchComplaints(page);
    expect(await page.getByRole('heading', { level: 1 }).filter({ visible: true }).innerText()).toMatch(
      /failing in/,
    );
    await says(page, /^● live, \d+ s ago/, 20_000);
    await page.waitForResponse(/wall\/lite/);
    await says(page, /^● live, \d+ s ago/, 20_000);
    const html = await (await fetch(page.url())).text();
    const declared = (html.match(/ style="[^"]*"/g) ?? []).join(';');
    expect(declared).toMatch(/left:[\d.]+rem/);
    expect(declared).not.toMatch(/var\(|calc\(|grid|gap|clamp|inset|min\(|max\(/);
    await shoot(page, 'lite');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.close();
  });

  test('turns the pages of its plain twin, walks against burn-in, and stops where something is new', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await page.clock.install();
    await page.goto(`${boards.get('storm')?.url ?? ''}/wall/lite?rotate=30`);
    const shown = () =>
      page.evaluate(
        `[...document.querySelectorAll('.page')].findIndex(({ className }) => className === 'page on')`,
      );
    const place = () =>
      page.evaluate(`(({ left, top }) => [left, top])(document.getElementById('wall').style)`);
    expect(await shown()).toBe(0);
    const before = await place();
    // It keeps the server's time, which does not run ahead with the browser's: so it hears nothing of that meanwhile.
    await page.context().setOffline(true);
    // What is in trouble stays for longer than the thirty seconds.
    const seconds = await page.locator('.page.on').getAttribute('data-seconds');
    await page.clock.runFor((Number(seconds) + 1) * 1_000);
    expect(await shown()).toBe(1);
    await page.clock.runFor(61_000);
    expect(await place()).not.toEqual(before);
    // What it says of being offline lies on nothing that is still to be read.
    const note = await page.locator('#note').boundingBox();
    const cell = await page.locator('.page.on .cell').first().boundingBox();
    expect((note?.y ?? NaN) + (note?.height ?? NaN)).toBeLessThanOrEqual(cell?.y ?? NaN);
    await page.context().setOffline(false);

    const { monitor } = sources.get('storm')?.sandbox.store ?? {};
    const fine = [...(monitor?.values() ?? [])].find(({ status }) => status === 'ok');
    if (fine) monitor?.replace({ ...fine, status: 'alert' });
    // Its clock stands still between the steps, and the answers come in true time.
    await expect
      .poll(() => page.clock.runFor(500).then(() => page.locator('.page.on .new').count()), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    const at = await shown();
    await page.clock.runFor(45_000);
    expect(await shown()).toBe(at);
    // The minute is over, and then the first page has its turn again.
    await page.clock.runFor((20 + Number(seconds)) * 1_000);
    expect(await shown()).not.toBe(0);
    await page.context().close();
  });

  test('has a page that builds its address for several places and views, with a code and a preview', async () => {
    const page = await openWall(
      'calm',
      '/wall/setup?theme=light&night=22-06&scope=eu-west-1&view=scope:EU-WEST-2&view=all',
    );
    const scopes = page.getByRole('group', { name: /^Scopes \(/ });
    expect(await scopes.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await scopes.getByRole('checkbox', { name: /^eu-west-2$/i }).check();
    // A change shows by itself once the page has started; until then, and without JavaScript, the button does it.
    await page.getByRole('button', { name: 'Show' }).click();
    const address = page.getByRole('link', {
      name: /\/wall\?scope=eu-west-1&scope=eu-west-2&view=all&view=scope/i,
    });
    await address.waitFor();
    expect(await address.innerText()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/wall\?.*view=scope%3Aeu-west-2&theme=light&night=22-06$/i,
    );
    await page.getByRole('img', { name: 'The wall’s address as a QR code' }).waitFor();
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, 'setup');
    await page.close();
  });

  test('believes no proxy that it was not told to trust', async () => {
    const page = await fetch(`${boards.get('calm')?.url ?? ''}/wall/setup`, {
      headers: { 'x-forwarded-host': 'elsewhere.example.com' },
    });
    expect(await page.text()).not.toContain('elsewhere.example.com');
  });

  test.each(['/wall/setup', '/wall/lite'])(
    'breaks no rule of axe and cuts no line off at %s',
    async (path) => {
      const page = await openWall('storm', path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
      const cutOff = `[...document.querySelectorAll('.page.on .line:not(.fresh):not(.clock)')].filter(({ scrollWidth, clientWidth, textContent }) =>
      textContent.length > 4 && scrollWidth > clientWidth + 1).map(({ textContent }) => textContent)`;
      expect(await page.evaluate(cutOff)).toEqual([]);
      await page.close();
    },
  );
});
