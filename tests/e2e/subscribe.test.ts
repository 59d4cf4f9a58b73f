import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardOn } from '../support/own-board';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm' });
  board = await startBoardOn(source, {});
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** The addresses of this board that the page shows as text. */
const examplesOf = async (path: string): Promise<readonly string[]> => {
  const page = await browser.newPage();
  await page.goto(board.url + path);
  const texts = await page.locator('main code').allTextContents();
  await page.close();
  return texts.flatMap((text) => text.match(/http:[^\s"')]+/g) ?? []);
};

test('the page of all outputs leads to them: each address that it shows answers', async () => {
  const page = await browser.newPage();
  await page.goto(board.url);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Subscribe' }).click();
  await page.getByRole('heading', { name: 'Subscribe', level: 1 }).waitFor();
  await page.getByLabel('Service').selectOption({ label: 'Payments' });
  await page.getByLabel('Scope').selectOption({ label: 'eu-west-1' });
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/service=\d+&scope=\d+/);
  const { pathname, search } = new URL(page.url());
  await page.close();
  for (const path of [pathname, pathname + search]) {
    const examples = await examplesOf(path);
    expect(examples.length).toBeGreaterThan(6);
    for (const address of examples) {
      expect(address.startsWith(board.url)).toBe(true);
      const response = await fetch(address);
      await response.arrayBuffer();
      expect([address, response.status]).toEqual([address, 200]);
    }
  }
});

test('a filter that selects nothing is named, and the rest is shown', async () => {
  const response = await fetch(`${board.url}/subscribe?service=Payments&scope=nowhere`);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('nowhere');
  expect(html).toMatch(/\/badge\/service\/\d+\.svg/);
});
