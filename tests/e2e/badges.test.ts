import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startHostileBoard } from '../support/hostile-board';
import { makeLink, MEMBERS_ENV, signInAs } from '../support/members';
import { pageWith, startOtherSite } from '../support/other-site';
import { findFreePort, startOwnBoard, startOwnSource } from '../support/own-board';

const HOSTILE = '"><script>document.title = "stolen"</script>\u202e & \ufffe';

let started: Awaited<ReturnType<typeof startHostileBoard>>;
let browser: Browser;
/** A service with a hostile name, and its monitor in alert. */
let service: number;

beforeAll(async () => {
  [started, browser] = await Promise.all([startHostileBoard({}, { name: HOSTILE }), launchChromium()]);
  await started.setStatus('alert');
  service = started.serviceId;
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(started.board.url + path, { headers });
const titleOf = (svg: string): string => /<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? '';
const textOf = async (path: string): Promise<string> => titleOf(await (await get(path)).text());

describe('a badge', () => {
  test('is drawn on a page of another site, with the width that it says', async () => {
    const { url } = started.board;
    const other = await startOtherSite({
      '/': pageWith(
        `<img src="${url}/badge/service/${service}.svg" alt=""><img src="${url}/badge/status.svg" alt="">`,
      ),
    });
    const page = await browser.newPage();
    const sizes = async () => {
      // A board that was too busy to answer is asked again.
      await page.goto(other.url);
      return page.locator('img').evaluateAll((images) =>
        images.map((image) => {
          const { naturalWidth, naturalHeight } = image as HTMLImageElement;
          return [naturalWidth > 60, naturalHeight];
        }),
      );
    };
    await expect.poll(sizes).toEqual([
      [true, 20],
      [true, 20],
    ]);
    await page.close();
  });

  test('is well-formed with a hostile name, which is text, and may run nothing', async () => {
    const response = await get(`/badge/service/${service}.svg`);
    expect(response.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    const page = await browser.newPage();
    const parsed = await page.evaluate(
      (svg) => {
        const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
        return [root.tagName, root.querySelectorAll('script').length, root.getAttribute('aria-label')];
      },
      await response.text(),
    );
    expect(parsed).toEqual(['svg', 0, expect.stringContaining('"><script>')]);
    await page.close();
  });

  test('must be revalidated by every cache, and is a 304 while it is the same', async () => {
    const first = await get('/badge/status.svg');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/badge/status.svg', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-cache']);
  });

  test('has the language of the query or the browser', async () => {
    expect(await textOf('/badge/status.svg?lang=fr')).toContain('En panne');
    const french = await get('/badge/status.svg', { 'accept-language': 'fr' });
    expect(titleOf(await french.text())).toContain('En panne');
    expect(french.headers.get('vary')).toContain('Accept-Language');
  });

  test.each(['service/999999.svg', 'scope/x.svg', 'place/1/999999.svg'])(
    'is a 404 and says so for what does not exist: %s',
    async (path) => {
      const response = await get(`/badge/${path}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'image/svg+xml; charset=utf-8',
      ]);
      expect(titleOf(await response.text())).toBe('status: not found');
    },
  );
});

test('badges and the picture become unknown once the board is blind', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const { url } = await startOwnBoard(source);
  const read = async (path: string) => titleOf(await (await fetch(url + path)).text());
  const pixels = async () => Buffer.from(await (await fetch(`${url}/api/board.png`)).arrayBuffer());
  await expect.poll(() => read('/badge/status.svg')).toMatch(/: All OK$/);
  const green = await pixels();
  expect([green.readUInt32BE(16), green.readUInt32BE(20)]).toEqual([1_200, 630]);
  await source.kill();
  for (const path of ['status', 'service/1', 'scope/1'])
    await expect.poll(() => read(`/badge/${path}.svg`)).toMatch(/: Status unknown$/);
  expect((await pixels()).equals(green)).toBe(false);
});

test('on a private board they need a session or the token of a share link', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...MEMBERS_ENV, BOARD_ACCESS: 'private', BOARD_URL: url };
  await startOwnBoard(source, { ...env, PORT: String(port), HOST: '127.0.0.1' });
  const member = await signInAs('all', env);
  const token = new URL(await makeLink(url, member, 'Wiki')).pathname.replace('/share/', '');
  for (const path of ['/badge/status.svg', '/embed', '/api/banner', '/api/board.png']) {
    expect((await fetch(url + path)).status).toBe(401);
    expect((await fetch(`${url}${path}?share=wrong`)).status).toBe(401);
    const shared = await fetch(`${url}${path}?share=${token}`);
    expect([path, shared.status, shared.headers.get('cache-control')]).toEqual([
      path,
      200,
      'private, no-store',
    ]);
  }
  expect((await fetch(`${url}/badge/status.svg`, { headers: { cookie: member } })).status).toBe(200);
  expect((await fetch(`${url}/embed.js`)).status).toBe(200);
  expect((await fetch(`${url}/api/snapshot?share=${token}`)).status).toBe(401);
});
