import { mkdirSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

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

async function openWall(mood: Mood, path = `/wall?${NEAR}`): Promise<Page> {
  // axe needs its own context.
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto((boards.get(mood)?.url ?? '') + path);
  return page;
}
const shoot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/wall-${name}.png` });

describe('the wall', () => {
  test('shows trouble with name, place and status, without errors', async () => {
    const page = await openWall('storm');
    const complaints = collectErrors(page);
    await page.getByText(/^● live, \d+ s ago/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/failing in/);
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    expect(await page.getByRole('img', { name: /: alert \(\d+\)/ }).count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
    expect(complaints).toEqual([]);
    await shoot(page, 'storm');
    await page.close();
  });

  test('shows that everything is fine, without alarm colours', async () => {
    const page = await openWall('calm');
    await page.getByText(/^● live/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^All \d+ monitors OK/);
    expect(await page.getByRole('img').count()).toBe(0);
    await shoot(page, 'calm');
    await page.close();
  });

  test('never shows an empty source as fine', async () => {
    const page = await openWall('empty');
    await page.getByText(/^● live/).waitFor();
    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('No monitors yet');
    await shoot(page, 'empty');
    await page.close();
  });

  test('ticks, is available in French, and uses its time zone', async () => {
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

  test('has a set-up page that builds its address, with a QR code and a preview', async () => {
    const page = await openWall(
      'calm',
      '/wall/setup?theme=light&night=22-06&scope=eu-west-1&view=scope:EU-WEST-2&view=all',
    );
    const scopes = page.getByRole('group', { name: /^Scopes \(/ });
    expect(await scopes.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await scopes.getByRole('checkbox', { name: /^eu-west-2$/i }).check();
    const address = page.getByRole('link', {
      name: /\/wall\?scope=eu-west-1&scope=eu-west-2&view=all&view=scope/i,
    });
    await address.waitFor();
    expect(await address.innerText()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/wall\?.*view=scope%3Aeu-west-2&theme=light&night=22-06$/i,
    );
    await page.getByRole('img', { name: 'QR code of the wall URL' }).waitFor();
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, 'setup');
    await page.close();
  });

  test('ignores forwarded headers without TRUST_PROXY', async () => {
    const page = await fetch(`${boards.get('calm')?.url ?? ''}/wall/setup`, {
      headers: { 'x-forwarded-host': 'elsewhere.example.com' },
    });
    expect(await page.text()).not.toContain('elsewhere.example.com');
  });

  test.each(['/wall/setup', '/wall/lite'])('passes axe and cuts off no line at %s', async (path) => {
    const page = await openWall('storm', path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    const cutOff = `[...document.querySelectorAll('.page.on .line:not(.fresh):not(.clock)')].filter(({ scrollWidth, clientWidth, textContent }) =>
      textContent.length > 4 && scrollWidth > clientWidth + 1).map(({ textContent }) => textContent)`;
    expect(await page.evaluate(cutOff)).toEqual([]);
    await page.close();
  });
});
