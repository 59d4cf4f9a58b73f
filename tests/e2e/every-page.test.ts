import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { VIEW_ROUTES } from '@/lib/server/views/view-routes';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, watchComplaints } from '../support/chromium';
import { listViewPages } from '../support/view-pages';

const PATTERNS = Object.values(VIEW_ROUTES).map(({ pattern }: { readonly pattern: string }) => pattern);

let board: BoardProcess;
let browser: Browser;
let paths: ReadonlyMap<string, string>;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard({ REFRESH_INTERVAL_SECONDS: '2' }), launchChromium()]);
  paths = new Map(await listViewPages(board.url));
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

const LOOKS = [
  { colorScheme: 'light', width: 1_280 },
  { colorScheme: 'dark', width: 360 },
] as const;

/** What else is shown than the views as they are at first: every other tab, a filtered list, and the pages without a view. */
const OTHERS = [
  '/incidents?tab=past&severity=high',
  '/maintenances?tab=past',
  '/announcements?tab=past',
  '/monitors?group=service&status=ok',
  '/api-docs',
];

test.each([...PATTERNS, ...OTHERS])(
  'the page %s has nothing that axe finds, complains of nothing and fits, light and wide as dark and narrow',
  async (pattern) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints = watchComplaints(page);
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const response = await page.goto(board.url + (paths.get(pattern) ?? pattern));
      expect(response?.status()).toBe(200);
      if (pattern !== '/api-docs') await page.getByText('● Live').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll((headings) =>
          headings.flatMap((heading) =>
            heading.checkVisibility() ? [Number(heading.tagName.slice(1))] : [],
          ),
        );
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.every((level, at) => level - (levels[at - 1] ?? 0) <= 1)).toBe(true);
    }
    expect(complaints).toEqual([]);
    await context.close();
  },
);
