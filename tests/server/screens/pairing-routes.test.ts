import { describe, expect, test } from 'vitest';

import {
  respondToRenewal,
  respondWithPairingState,
  respondWithPairingPage,
} from '@/lib/server/screens/pairing-routes';
import { respondToShareLink } from '@/lib/server/screens/share-link-route';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { startScreens, screenOf, secretOf } from './start-screens';

type Setup = Awaited<ReturnType<typeof startScreens>>;

const toRequest = (path: string, cookie = '', method = 'GET') =>
  new Request(`http://board.test${path}`, {
    method,
    headers: { host: 'board.test', cookie, 'x-forwarded-for': '10.0.0.7' },
  });
const cookieOf = (response: Response, kind: string): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .find((cookie) => cookie.startsWith(`board-${kind}=`)) ?? '';

async function openPage({ screens }: Setup, cookie = '', path = '/wall/pair') {
  const response = await respondWithPairingPage(toRequest(path, cookie), screens);
  const html = await response.text();
  const code = /aria-label="((?:[A-Z\d] ){5}[A-Z\d])"/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
  return { response, html, code, cookie: cookieOf(response, 'pairing') || cookie };
}
async function readState({ screens }: Setup, cookie: string) {
  const response = await respondWithPairingState(toRequest('/api/screens/pairing', cookie), screens);
  return { response, body: (await response.json()) as unknown };
}
const approve = ({ screens }: Setup, code: string, query = '') =>
  screens.pairing.approve('member', {
    code,
    name: 'Lobby',
    query,
    visibility: { areas: [ALL_PLACES], showsInternal: true },
  });

describe('a screen that is not paired', () => {
  test('shows a code and instructions in both languages, its own first', async () => {
    const setup = await startScreens();
    const { response, html, code } = await openPage(setup, '', '/wall/pair?lang=fr&theme=light');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(code).toMatch(/^[A-Z\d]{6}$/);
    expect(html).toMatch(/<html lang="fr">[^]*Associer cet écran[^]*Pair this screen/);
    expect(html).toContain('board.test/screens');
    expect(await setup.screens.pairing.findByCode('member', code)).toMatchObject({
      query: 'lang=fr&theme=light',
    });
  });

  test.each([true, false])('has one heading, with a code or without: %s', async (canPair) => {
    const { html, code } = await openPage(await startScreens({ canPair }));
    expect(code !== '').toBe(canPair);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
  });

  test('gets an HttpOnly secret, and the same code after a reload', async () => {
    const setup = await startScreens();
    const first = await openPage(setup);
    const [cookie = ''] = first.response.headers.getSetCookie();
    expect(cookie).toMatch(/^board-pairing=[\w-]{43}; Path=\/; Max-Age=600; SameSite=Lax; HttpOnly$/);
    expect(first.html).not.toContain(first.cookie.split('=')[1]);
    setup.time.now += 60_000;
    const again = await openPage(setup, first.cookie);
    expect([again.code, again.response.headers.getSetCookie()]).toEqual([first.code, []]);
    expect(again.html).toContain('data-seconds="540"');
    setup.time.now += 540_000;
    expect((await readState(setup, first.cookie)).body).toEqual({ state: 'over' });
    expect((await openPage(setup, first.cookie)).code).not.toBe(first.code);
  });

  test('gets Secure cookies if BOARD_URL is https', async () => {
    const setup = await startScreens({ boardUrl: 'https://status.example.com' });
    const { response, html } = await openPage(setup);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-board-pairing=.*; HttpOnly; Secure$/);
    expect(html).toContain('status.example.com/screens');
  });

  test('collects its credential and the path of its wall after approval, more than once', async () => {
    const setup = await startScreens();
    const { code, cookie } = await openPage(setup);
    expect((await readState(setup, cookie)).body).toEqual({ state: 'waiting' });
    await approve(setup, code, 'theme=light');
    const { response, body } = await readState(setup, cookie);
    expect(body).toEqual({ state: 'approved', wall: '/wall?theme=light' });
    const credential = cookieOf(response, 'screen');
    expect(setup.screens.register.find(credential.split('=')[1] ?? '')).toMatchObject({ kind: 'screen' });
    expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=31536000; SameSite=Lax; HttpOnly$/);
    expect(cookieOf((await readState(setup, cookie)).response, 'screen')).toBe(credential);
    expect((await readState(setup, credential)).body).toEqual(body);
  });

  test('goes on to its wall without a redirect, which could loop', async () => {
    const setup = await startScreens();
    const { code, cookie } = await openPage(setup);
    await approve(setup, code);
    const { response, html } = await openPage(setup, cookie);
    expect([response.status, cookieOf(response, 'screen') === '']).toEqual([200, false]);
    expect(html).toContain('<meta http-equiv="refresh" content="10;url=/wall" />');
  });

  test('shows a new code immediately after it was revoked', async () => {
    const setup = await startScreens();
    const first = await openPage(setup);
    await approve(setup, first.code);
    const { response } = await readState(setup, first.cookie);
    expect(cookieOf(response, 'pairing')).toBe('board-pairing=');
    const [listed] = setup.screens.register.list();
    await setup.screens.register.revoke(listed?.record.id ?? '');
    const again = await openPage(setup, cookieOf(response, 'screen'));
    expect(again.code).toMatch(/^[A-Z\d]{6}$/);
    expect(again.code).not.toBe(first.code);
  });

  test('answers 429 with Retry-After if rate limited', async () => {
    const setup = await startScreens({
      limits: { perClient: { requests: 1, seconds: 600 }, total: { requests: 9, seconds: 600 } },
    });
    await openPage(setup);
    const { response, html, code } = await openPage(setup);
    expect([response.status, response.headers.get('retry-after'), code]).toEqual([429, '600', '']);
    expect(html).toContain('Too many screens are pairing');
  });

  test('does not echo parameters that are not wall options', async () => {
    const setup = await startScreens();
    const { html } = await openPage(
      setup,
      '',
      '/wall/pair?title=%3Cscript%3Ealert(1)%3C/script%3E&to=//evil.test',
    );
    expect(html).not.toContain('alert(1)');
    expect(html).not.toContain('evil.test');
  });

  test('goes on to its wall if sign-in is not configured', async () => {
    const setup = await startScreens({ canPair: false });
    const { response, html, code } = await openPage(
      setup,
      '',
      '/wall/pair?title=%22%3B%3Cb%3E&theme=light&to=//evil.test',
    );
    expect([response.status, code, response.headers.getSetCookie()]).toEqual([200, '', []]);
    expect(html).toMatch(/No pairing needed[^]*Aucune association nécessaire/);
    const wall = '/wall?theme=light&amp;title=%22%3B%3Cb%3E';
    expect(html).toContain(`<meta http-equiv="refresh" content="10;url=${wall}" />`);
    expect(html).toContain(`<a href="${wall}">`);
    expect(html).not.toMatch(/<noscript|<script|evil\.test/);
    expect((await readState(setup, '')).body).toEqual({ state: 'over' });
  });
});

describe('a paired screen', () => {
  test('renews its cookie for a year; other credentials get none', async () => {
    const { screens, time } = await startScreens();
    await screens.register.add(screenOf('a', { createdAtMs: time.now }));
    const renew = (cookie: string) =>
      respondToRenewal(toRequest('/api/screens/renew', cookie, 'POST'), screens).headers.getSetCookie();
    expect(renew(`board-screen=${secretOf('a')}`)).toEqual([
      `board-screen=${secretOf('a')}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`,
    ]);
    expect([renew(''), renew(`board-screen=${secretOf('b')}`)]).toEqual([[], []]);
  });
});

describe('a share link', () => {
  async function setUp() {
    const { screens, time } = await startScreens();
    const expiresAtMs = time.now + 3_600_000;
    await screens.register.add(screenOf('g', { kind: 'guest', createdAtMs: time.now, expiresAtMs }));
    const open = (token: string, method = 'GET') =>
      respondToShareLink(toRequest(`/share/${token}`, '', method), token, screens);
    return { screens, time, open };
  }

  test('sets the cookie and redirects to the board, every time it is opened', async () => {
    const { open, time } = await setUp();
    time.now += 60_000;
    for (let times = 0; times < 2; times += 1) {
      const response = await open(secretOf('g'));
      expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
      expect(response.headers.getSetCookie()).toEqual([
        `board-guest=${secretOf('g')}; Path=/; Max-Age=3540; SameSite=Lax; HttpOnly`,
      ]);
    }
  });

  test('sets no cookie on HEAD and stays valid', async () => {
    const { open } = await setUp();
    const head = await open(secretOf('g'), 'HEAD');
    expect([head.status, head.headers.getSetCookie()]).toEqual([303, []]);
    expect((await open(secretOf('g'))).headers.getSetCookie()).toHaveLength(1);
  });

  test('answers the same 404 if expired, unknown or the credential of a screen', async () => {
    const { open, screens, time } = await setUp();
    await screens.register.add(screenOf('a', { createdAtMs: time.now }));
    const texts = new Set<string>();
    const expectNotFound = async (token: string) => {
      const response = await open(token);
      expect([response.status, response.headers.getSetCookie()]).toEqual([404, []]);
      texts.add(await response.text());
    };
    await expectNotFound(secretOf('a'));
    await expectNotFound(secretOf('x'));
    await expectNotFound('../../etc');
    time.now += 3_600_000;
    await expectNotFound(secretOf('g'));
    expect(texts.size).toBe(1);
  });
});
