import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { VIEW_ROUTES } from '@/lib/server/views/view-routes';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { listViewPages } from '../support/view-pages';

const PATTERNS = Object.values(VIEW_ROUTES).map(({ pattern }: { readonly pattern: string }) => pattern);

let board: BoardProcess;
let browser: Browser;
let page: Page;
let complaints: string[];
let paths: ReadonlyMap<string, string>;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard(), launchChromium()]);
  paths = new Map(await listViewPages(board.url));
  page = await browser.newPage({ reducedMotion: 'reduce' });
  complaints = collectErrors(page);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

const LOOKS = [
  { colorScheme: 'light', width: 1_280 },
  { colorScheme: 'dark', width: 360 },
] as const;

const LANGUAGES = [
  {
    language: 'en',
    pages: ['Overview', 'Scopes', 'Services', 'Monitors', 'Incidents', 'Maintenances', 'Announcements'],
  },
  {
    language: 'fr',
    pages: ['Vue d’ensemble', 'Périmètres', 'Services', 'Sondes', 'Incidents', 'Maintenances', 'Annonces'],
  },
] as const;

const textsOf = (html: string, element: RegExp): string[] =>
  [...html.matchAll(element)].map(([, inside = '']) => inside.replace(/<[^>]*>/g, '').trim());

/** Pages that show nothing of the present, and so no freshness. */
const WITHOUT_DATA = [
  '/history',
  '/history?tab=incidents&kind=nonsense',
  '/reliability?by=place&sort=-outages',
  '/api-docs',
  '/wall/setup',
  '/subscribe',
];

/** What else is shown than the views as they are at first: every other tab, a filtered list, and the pages without a view. */
const OTHERS = [
  '/incidents?tab=past&severity=high',
  '/maintenances?tab=past',
  '/announcements?tab=past',
  '/monitors?group=service&status=ok',
  ...WITHOUT_DATA,
];

/** What there is not: no such page, and no such thing. */
const MISSING = ['/nothing', '/incidents/999999'];

test.each([...PATTERNS, ...OTHERS])(
  'the page %s has nothing that axe finds, complains of nothing and fits, light and wide as dark and narrow',
  async (pattern) => {
    complaints.length = 0;
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const response = await page.goto(board.url + (paths.get(pattern) ?? pattern));
      expect(response?.status()).toBe(200);
      if (!WITHOUT_DATA.includes(pattern)) await page.getByText('● Live').first().waitFor();
      // Half of the time would go into telling each element that is in order, and into frames of other hosts, of which there are none.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({
        resultTypes: ['violations'],
        // Off by default.
        rules: { 'target-size': { enabled: true } },
      });
      const { violations } = await axe.analyze();
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
  },
);

test.each(LANGUAGES)(
  'every page is whole as it is sent, without JavaScript, in its language: $language',
  async ({ language, pages }) => {
    // The wall has no way to other pages.
    const views = PATTERNS.filter((pattern) => pattern !== '/wall');
    const shown = [...views.map((pattern) => paths.get(pattern) ?? pattern), ...OTHERS, ...MISSING];
    // One after another: of many renderings at once, the board refuses some.
    for (const path of shown) {
      const response = await fetch(board.url + path, { headers: { 'accept-language': language } });
      const html = await response.text();
      const [nav = ''] = html.match(/<nav[\s>].*?<\/nav>/s) ?? [];
      const headings = textsOf(html, /<h1[\s>](.*?)<\/h1>/gs);
      expect({
        path,
        status: response.status,
        language: /<html[^>]* lang="(\w+)"/.exec(html)?.[1],
        pages: textsOf(nav, /<a [^>]*>(.*?)<\/a>/gs),
        headings: headings.length,
        isNamed: headings.every((text) => text !== ''),
        hasContent: /<main [^>]*id="content"/.test(html),
      }).toEqual({
        path,
        status: MISSING.includes(path) ? 404 : 200,
        language,
        pages,
        headings: 1,
        isNamed: true,
        hasContent: true,
      });
    }
  },
);
