import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
let doomed: { readonly id: number; readonly name: string };

beforeAll(async () => {
  source = await startSandbox({ mood: 'lively' });
  const { announcement } = source.sandbox.store;
  const inForce = [...announcement.values()].at(-1);
  if (!inForce) throw new Error('nothing is announced');
  doomed = announcement.insert((id) => ({ ...inForce, id, name: 'Read while it lasts' }));
  [board, browser] = await Promise.all([
    startBoard({
      PRODMANAGER_URL: source.url,
      PRODMANAGER_TOKEN: source.token,
      REFRESH_INTERVAL_SECONDS: '2',
    }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${board.url}${path}`);
  return page;
}
const plain = { javaScriptEnabled: false };
/** The rows of the table of past notices, without the headings of days. */
const pastRows = (page: Page) => page.getByRole('rowheader').filter({ has: page.getByRole('link') });
const heading = (page: Page, name: string | RegExp, level = 2) =>
  page.getByRole('heading', { level, name }).first().waitFor();

describe('the lists of notices', () => {
  test('page through the archive without JavaScript, and link back from a page after the last', async () => {
    const page = await open('/incidents', plain);
    await page.getByRole('link', { name: 'Past', exact: true }).click();
    await heading(page, /^\d+ past incidents$/);
    expect(await pastRows(page).count()).toBe(20);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await page.goto(`${board.url}/incidents?tab=past&page=99`);
    await page.getByText('Page 99 does not exist.').waitFor();
    await page.getByRole('link', { name: 'Go to the last page (2)' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await page.context().close();
  });

  test('report an invalid filter and apply the others', async () => {
    const page = await open('/incidents?tab=past&severity=high&severity=purple', plain);
    expect(await page.getByRole('alert').innerText()).toContain('severity=purple');
    // Invalid values do not count as selected.
    const chosen = page.getByRole('list', { name: 'Filters' }).getByRole('link');
    expect(await chosen.allInnerTexts()).toEqual([expect.stringContaining('High'), 'Clear all']);
    const wanted = [...source.sandbox.store.incident.values()].filter(
      ({ status, severity }) => status === 'resolved' && severity === 'high',
    );
    await heading(page, new RegExp(`^${wanted.length} past incidents? with these filters$`));
    await page.context().close();
  });

  test('filter while typing, update the address, and support the back button', async () => {
    const page = await open('/incidents?tab=past');
    const complaints = collectErrors(page);
    await page.getByText('● Live').waitFor();
    await page.getByRole('searchbox').fill('no such name');
    await page.getByText('No results').waitFor();
    await expect.poll(() => page.url()).toContain('q=no+such+name');
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => page.url()).not.toContain('q=');
    await page.getByText('Severity', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Critical' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toContain('severity=critical');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await expect.poll(() => pastRows(page).count(), { timeout: PATIENCE_MS }).toBeLessThan(20);
    await page.goBack();
    await expect.poll(() => pastRows(page).count(), { timeout: PATIENCE_MS }).toBe(20);
    expect(await page.getByRole('list', { name: 'Filters' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('group maintenances and announcements in the viewer’s language', async () => {
    const page = await open('/maintenances', { ...plain, locale: 'fr-FR' });
    await heading(page, 'Maintenances', 1);
    await heading(page, /^En cours/, 3);
    await heading(page, /^Dans les 7 prochains jours/, 3);
    await page.goto(`${board.url}/announcements`);
    await heading(page, /^En cours/, 3);
    await heading(page, /^À venir/, 3);
    await page.context().close();
  });
});

describe('the page of a notice', () => {
  const idOf = <T extends { id: number }>(rows: Iterable<T>, isWanted: (row: T) => boolean): number =>
    [...rows].find(isWanted)?.id ?? 0;

  test('shows the timeline and comments of a resolved incident', async () => {
    const id = idOf(source.sandbox.store.incident.values(), ({ status }) => status === 'resolved');
    const page = await open(`/incidents/${id}`, plain);
    for (const step of ['Impact', 'Investigation', 'Stable', 'Resolved'])
      await page.getByRole('listitem').filter({ hasText: step }).first().waitFor();
    await page.getByText('Duration', { exact: true }).waitFor();
    await heading(page, 'Latest comment');
    expect(await page.content()).not.toContain('INTERNAL');
    await page.context().close();
  });

  test('shows an overrunning maintenance with its monitors and calendar', async () => {
    const id = idOf(source.sandbox.store.maintenance.values(), ({ status }) => status === 'in-progress');
    const page = await open(`/maintenances/${id}`, { ...plain, locale: 'fr' });
    await page.getByText('Dépassement de').waitFor();
    await heading(page, 'Sondes concernées');
    const link = page.getByRole('link', { name: 'Ajouter au calendrier' });
    expect(await link.getAttribute('href')).toBe(`/api/maintenance/${id}/calendar`);
    await page.context().close();
  });

  test('reports that the open notice was deleted, with a link to the list', async () => {
    const looks = [
      { locale: 'en', gone: `${doomed.name} was deleted`, list: 'Announcements' },
      { locale: 'fr', gone: `${doomed.name} n’existe plus`, list: 'Annonces' },
    ];
    const pages = await Promise.all(
      looks.map(({ locale }) => open(`/announcements/${doomed.id}`, { locale })),
    );
    for (const page of pages) await heading(page, doomed.name, 1);
    source.sandbox.store.announcement.delete(doomed.id);
    for (const [at, page] of pages.entries()) {
      const { gone, list } = looks[at] ?? { gone: '', list: '' };
      await page.getByRole('heading', { level: 1, name: gone }).waitFor({ timeout: PATIENCE_MS });
      const link = page.getByRole('status').getByRole('link', { name: list });
      expect(await link.getAttribute('href')).toBe('/announcements');
      // The board responds, only the notice is gone.
      expect(await page.getByText(/offline|hors ligne/).count()).toBe(0);
      await page.context().close();
    }
  });

  test('shows hostile texts as text only', async () => {
    const page = await open('/announcements/1');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.getByText('Looks harmless').waitFor();
    await page.getByText('● Live').waitFor();
    expect(await page.title()).not.toBe('owned');
    expect(
      await page.locator('.prose-board').locator('script, img, iframe, a[href^="javascript"]').count(),
    ).toBe(0);
    expect(asked.filter((url) => !url.startsWith(board.url))).toEqual([]);
    await page.context().close();
  });

  test.each(['/incidents/999999', '/maintenances/abc', '/announcements/0'])(
    'returns 404 for %s',
    async (path) => {
      const answers = await Promise.all([
        fetch(`${board.url}${path}`),
        fetch(`${board.url}/api/view${path}`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    },
  );

  test('reports an unreachable source instead of an empty list', async () => {
    source.sandbox.faults.set([{ kind: 'html', path: '/api/incident/777777' }]);
    const page = await open('/incidents/777777', plain);
    await heading(page, 'Unavailable right now');
    expect(await page.getByRole('link', { name: 'Try again' }).getAttribute('href')).toBe(
      '/incidents/777777',
    );
    source.sandbox.faults.set([]);
    await page.context().close();
  });
});
