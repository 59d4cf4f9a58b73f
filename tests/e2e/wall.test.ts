import { mkdirSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, watchComplaints } from '../support/chromium';
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

async function openWall(
  mood: Mood,
  path = `/wall?${NEAR}`,
  size = { width: 1920, height: 1080 },
): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
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

  test('has a plain twin that says the same, and counts on', async () => {
    const page = await openWall('storm', `/wall/lite?${NEAR}`);
    const complaints = watchComplaints(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/failing in/);
    await page
      .getByText(/^● live, \d+ s ago/)
      .first()
      .waitFor();
    await shoot(page, 'lite');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.close();
  });

  test('has a page that builds its address, with a code and a preview', async () => {
    const page = await openWall('calm', '/wall/setup?theme=light&night=22-06&scope=');
    await page.getByRole('link', { name: /\/wall\?theme=light&night=22-06$/ }).waitFor();
    await page.getByRole('img', { name: 'The wall’s address as a QR code' }).waitFor();
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, 'setup');
    await page.close();
  });
});
