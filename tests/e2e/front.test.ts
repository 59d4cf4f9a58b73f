import { describe, expect, test } from 'vitest';

import { toFreshness } from '@/lib/status/freshness';
import { AGES_HEADER, parseAges } from '@/lib/status/snapshot-headers';

import { get } from '../server/front/raw-get';
import { launchChromium, watchComplaints } from '../support/chromium';
import { startOwnBoard, startOwnSource } from '../support/own-board';

const INTERVAL_SECONDS = 2;

/** The word for its age that a page shows without JavaScript. */
function wordOf(html: string): string | undefined {
  const text = html.replace(/<script[^]*?<\/script>/g, '').replace(/<!--[^]*?-->|<[^>]*>/g, '');
  return /● Live|Delayed, |Unknown, /
    .exec(text)?.[0]
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

describe('a board behind its front', () => {
  test('never says that it is fresher than it is, at any address that is kept', async () => {
    const source = await startOwnSource();
    const { url } = await startOwnBoard(source, { REFRESH_INTERVAL_SECONDS: String(INTERVAL_SECONDS) });
    const seen = new Set<string | undefined>();
    const look = async () => {
      const before = await get(url, '/api/snapshot');
      const page = await get(url, '/');
      const after = await get(url, '/api/snapshot');
      const [earliest, latest] = [before, after].map(
        ({ headers }) =>
          toFreshness({
            ageSeconds: parseAges(String(headers[AGES_HEADER])).monitors,
            intervalSeconds: INTERVAL_SECONDS,
            isSlowed: false,
            problem: null,
          }).word,
      );
      expect([earliest, latest]).toContain(wordOf(page.text));
      seen.add(wordOf(page.text));
      return wordOf(page.text);
    };
    await expect.poll(look, { timeout: 20_000 }).toBe('live');
    await source.kill();
    await expect.poll(look, { timeout: 30_000, interval: 100 }).toBe('unknown');
    expect([...seen]).toEqual(['live', 'delayed', 'unknown']);
    await source.revive();
    await expect.poll(look, { timeout: 20_000 }).toBe('live');
  });

  test('says the same packed as unpacked, and 304 to who has it', async () => {
    const { url } = await startOwnBoard(await startOwnSource({ mood: 'calm' }), {
      REFRESH_INTERVAL_SECONDS: '60',
    });
    const page = await get(url, '/');
    const chunk = /\/_next\/static\/[^"]+\.js/.exec(page.text)?.[0] ?? '';
    for (const target of ['/api/snapshot', chunk]) {
      const plain = await get(url, target);
      for (const encoding of ['br', 'gzip']) {
        const packed = await get(url, target, { 'accept-encoding': encoding });
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.text).toBe(plain.text);
        const held = await get(url, target, { 'if-none-match': packed.headers.etag ?? '' });
        expect([held.status, held.bytes.length]).toEqual([304, 0]);
      }
    }
    expect((await get(url, chunk)).headers['cache-control']).toContain('immutable');
    expect((await get(url, '/?made=up')).headers.etag).toBe((await get(url, '/?up=made')).headers.etag);
    expect(page.headers['server-timing']).toMatch(/^board;dur=\d+$/);
  });

  test.each(['/', '/nothing'])('runs its scripts, and no others, at %s', async (target) => {
    const [{ url }, browser] = await Promise.all([
      startOwnSource().then((source) => startOwnBoard(source)),
      launchChromium(),
    ]);
    const page = await browser.newPage();
    const complaints = watchComplaints(page);
    await page.goto(url + target);
    if (target === '/nothing') await page.getByRole('link', { name: 'Go to the overview' }).click();
    await page.getByText('● Live').waitFor();
    await page.getByRole('table').waitFor();
    const told = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'self.isForeign = true;';
      document.body.append(script);
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { isForeign: 'isForeign' in self, timing: navigation?.serverTiming.map(({ name }) => name) };
    });
    expect(told).toEqual({ isForeign: false, timing: target === '/' ? ['board'] : [] });
    // The address that is not there, and the script that was refused.
    expect(complaints.filter((text) => !/404|Content Security Policy/.test(text))).toEqual([]);
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toHaveLength(1);
    await browser.close();
  });
});
