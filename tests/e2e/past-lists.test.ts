import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardWithSource } from '../support/own-board';
import type { SandboxServer } from '../support/sandbox-server';

const OVERDUE = 'Change the switches of hall 2';

let source: SandboxServer;
let board: BoardProcess;
let stop: () => Promise<void>;
let browser: Browser;

const minute = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16);

beforeAll(async () => {
  ({ source, board, stop } = await startBoardWithSource({ mood: 'calm' }));
  const { maintenance } = source.sandbox.store;
  const [some] = maintenance.values();
  if (!some) throw new Error('there are no maintenances');
  const dueMs = Date.now() - 3_600_000;
  maintenance.insert((id) => ({
    ...some,
    id,
    name: OVERDUE,
    status: 'scheduled',
    scheduled_start_date: minute(dueMs),
    scheduled_end_date: minute(dueMs + 7_200_000),
    start_date: null,
    end_date: null,
  }));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await stop();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(`${board.url}${path}`);
  return page;
}

describe('past notices', () => {
  test.each([
    ['incidents', ['Title', 'Severity', 'Service / scope', 'Started', 'Duration']],
    ['maintenances', ['Title', 'Status', 'Service / scope', 'Started', 'Duration']],
  ])('are a table of %s by day', async (kind, columns) => {
    const page = await open(`/${kind}?tab=past`);
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(columns);
    const headings = page.getByRole('rowheader').filter({ hasNot: page.getByRole('link') });
    expect(await headings.first().innerText()).toMatch(/^\w+day \d+ \w+$/);
    const days = await headings.allInnerTexts();
    expect(new Set(days).size).toBe(days.length);
    await page.getByText('times in UTC').waitFor();
    const first = page
      .getByRole('rowheader')
      .filter({ has: page.getByRole('link') })
      .first();
    expect(await first.getByRole('link').first().getAttribute('href')).toMatch(new RegExp(`^/${kind}/\\d+$`));
    await page.context().close();
  });

  test('have their cells below the title on a phone', async () => {
    const page = await open('/incidents?tab=past', { viewport: { width: 390, height: 844 } });
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Title']);
    const first = page
      .getByRole('rowheader')
      .filter({ has: page.getByRole('link') })
      .first();
    expect(await first.innerText()).toMatch(/(Critical|High|Moderate|Low|Minor)\s· \d\d:\d\d/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });

  test('belong to the days of the viewer’s zone', async () => {
    const daysIn = async (zone: string) => {
      const response = await fetch(`${board.url}/incidents?tab=past`, {
        headers: { cookie: `zone=${zone}` },
      });
      const html = await response.text();
      return [...html.matchAll(/<th[^>]*scope="rowgroup"[^>]*>([^<]+)/g)].map(([, day]) => day);
    };
    const [east, west] = await Promise.all([daysIn('Pacific/Kiritimati'), daysIn('Pacific/Pago_Pago')]);
    expect(east.length).toBeGreaterThan(1);
    expect(east).not.toEqual(west);
  });
});

test.each([
  ['/', 'en', /Not started, due .*\d\d:\d\d/],
  ['/maintenances', 'en', /Not started, due .*\d\d:\d\d/],
  ['/maintenances', 'fr', /Pas commencée, prévue pour/],
] as const)(
  'a maintenance that has not started in time is marked on %s (%s)',
  async (path, locale, words) => {
    const page = await open(path, { locale });
    await page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: OVERDUE }) })
      .getByText(words)
      .waitFor();
    await page.context().close();
  },
);
