import { describe, expect, test } from 'vitest';

import { respondToRenewal, respondToWaiting, respondWithPairPage } from '@/lib/server/screens/pairing-routes';
import { respondToShare } from '@/lib/server/screens/share-route';
import { WHOLE } from '@/lib/status/model/visibility';

import { openRoom, screenOf, secretOf } from './start-screens';

type Own = Awaited<ReturnType<typeof openRoom>>;

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

async function openPage({ room }: Own, cookie = '', path = '/wall/pair') {
  const response = await respondWithPairPage(toRequest(path, cookie), room);
  const html = await response.text();
  const code = /aria-label="((?:[A-Z\d] ){5}[A-Z\d])"/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
  return { response, html, code, cookie: cookieOf(response, 'pairing') || cookie };
}
async function ask({ room }: Own, cookie: string) {
  const response = await respondToWaiting(toRequest('/api/screens/pairing', cookie), room);
  return { response, said: (await response.json()) as unknown };
}
const approve = ({ room }: Own, code: string, query = '') =>
  room.desk.approve('member', {
    code,
    name: 'Lobby',
    query,
    visibility: { areas: [WHOLE], showsInternal: true },
  });

describe('a screen that is not paired', () => {
  test('shows a code and what to do, in both languages, its own first', async () => {
    const own = await openRoom();
    const { response, html, code } = await openPage(own, '', '/wall/pair?lang=fr&theme=light');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(code).toMatch(/^[A-Z\d]{6}$/);
    expect(html).toMatch(/<html lang="fr">[^]*Associer cet écran[^]*Pair this screen/);
    expect(html).toContain('board.test/screens');
    expect(await own.room.desk.look('member', code)).toMatchObject({ query: 'lang=fr&theme=light' });
  });

  test('waits with a secret that no script can read, and shows the same code when it is asked again', async () => {
    const own = await openRoom();
    const first = await openPage(own);
    const [cookie = ''] = first.response.headers.getSetCookie();
    expect(cookie).toMatch(/^board-pairing=[\w-]{43}; Path=\/; Max-Age=600; SameSite=Lax; HttpOnly$/);
    expect(first.html).not.toContain(first.cookie.split('=')[1]);
    own.time.now += 60_000;
    const again = await openPage(own, first.cookie);
    expect([again.code, again.response.headers.getSetCookie()]).toEqual([first.code, []]);
    expect(again.html).toContain('data-seconds="540"');
    own.time.now += 540_000;
    expect((await ask(own, first.cookie)).said).toEqual({ state: 'over' });
    expect((await openPage(own, first.cookie)).code).not.toBe(first.code);
  });

  test('has cookies for https alone where the board is on https', async () => {
    const own = await openRoom({ boardUrl: 'https://status.example.com' });
    const { response, html } = await openPage(own);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-board-pairing=.*; HttpOnly; Secure$/);
    expect(html).toContain('status.example.com/screens');
  });

  test('gets its credential and the way to its wall when it is let in, as often as it asks', async () => {
    const own = await openRoom();
    const { code, cookie } = await openPage(own);
    expect((await ask(own, cookie)).said).toEqual({ state: 'waiting' });
    await approve(own, code, 'theme=light');
    const { response, said } = await ask(own, cookie);
    expect(said).toEqual({ state: 'approved', wall: '/wall?theme=light' });
    const credential = cookieOf(response, 'screen');
    expect(own.room.register.find(credential.split('=')[1] ?? '')).toMatchObject({ kind: 'screen' });
    expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=31536000; SameSite=Lax; HttpOnly$/);
    expect(cookieOf((await ask(own, cookie)).response, 'screen')).toBe(credential);
    expect((await ask(own, credential)).said).toEqual(said);
  });

  test('is led on without a redirect, which could lead in a circle', async () => {
    const own = await openRoom();
    const { code, cookie } = await openPage(own);
    await approve(own, code);
    const { response, html } = await openPage(own, cookie);
    expect([response.status, cookieOf(response, 'screen') === '']).toEqual([200, false]);
    expect(html).toContain('<meta http-equiv="refresh" content="10;url=/wall" />');
  });

  test('shows a new code when it was shut out, at once', async () => {
    const own = await openRoom();
    const first = await openPage(own);
    await approve(own, first.code);
    const { response } = await ask(own, first.cookie);
    expect(cookieOf(response, 'pairing')).toBe('board-pairing=');
    const [listed] = own.room.register.list();
    await own.room.register.revoke(listed?.record.id ?? '');
    const again = await openPage(own, cookieOf(response, 'screen'));
    expect(again.code).toMatch(/^[A-Z\d]{6}$/);
    expect(again.code).not.toBe(first.code);
  });

  test('says when to come again where too many ask', async () => {
    const own = await openRoom({
      limits: { perClient: { times: 1, seconds: 600 }, inAll: { times: 9, seconds: 600 } },
    });
    await openPage(own);
    const { response, html, code } = await openPage(own);
    expect([response.status, response.headers.get('retry-after'), code]).toEqual([429, '600', '']);
    expect(html).toContain('Too many screens ask at once');
  });

  test('is nothing that a wall’s address can be made to say more than a wall', async () => {
    const own = await openRoom();
    const { html } = await openPage(
      own,
      '',
      '/wall/pair?title=%3Cscript%3Ealert(1)%3C/script%3E&to=//evil.test',
    );
    expect(html).not.toContain('alert(1)');
    expect(html).not.toContain('evil.test');
  });

  test('is told that it needs no pairing where nobody could let it in, and led to its wall', async () => {
    const own = await openRoom({ canPair: false });
    const { response, html, code } = await openPage(
      own,
      '',
      '/wall/pair?title=%22%3B%3Cb%3E&theme=light&to=//evil.test',
    );
    expect([response.status, code, response.headers.getSetCookie()]).toEqual([200, '', []]);
    expect(html).toMatch(/needs no pairing[^]*n’exige aucune association/);
    const wall = '/wall?theme=light&amp;title=%22%3B%3Cb%3E';
    expect(html).toContain(`<meta http-equiv="refresh" content="10;url=${wall}" />`);
    expect(html).toContain(`<a href="${wall}">`);
    expect(html).not.toMatch(/<noscript|<script|evil\.test/);
    expect((await ask(own, '')).said).toEqual({ state: 'over' });
  });
});

describe('a paired screen', () => {
  test('is paired for another year whenever it asks, and nobody else is', async () => {
    const { room, time } = await openRoom();
    await room.register.add(screenOf('a', { createdAtMs: time.now }));
    const renew = (cookie: string) =>
      respondToRenewal(toRequest('/api/screens/renew', cookie, 'POST'), room).headers.getSetCookie();
    expect(renew(`board-screen=${secretOf('a')}`)).toEqual([
      `board-screen=${secretOf('a')}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`,
    ]);
    expect([renew(''), renew(`board-screen=${secretOf('b')}`)]).toEqual([[], []]);
  });
});

describe('a link', () => {
  async function setUp() {
    const { room, time } = await openRoom();
    const expiresAtMs = time.now + 3_600_000;
    await room.register.add(screenOf('g', { kind: 'guest', createdAtMs: time.now, expiresAtMs }));
    const open = (token: string, method = 'GET') =>
      respondToShare(toRequest(`/share/${token}`, '', method), token, room);
    return { room, time, open };
  }

  test('lets in whoever opens it, as often as they do, and leads to the board', async () => {
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

  test('gives nothing to a HEAD, and is not the worse for it', async () => {
    const { open } = await setUp();
    const head = await open(secretOf('g'), 'HEAD');
    expect([head.status, head.headers.getSetCookie()]).toEqual([303, []]);
    expect((await open(secretOf('g'))).headers.getSetCookie()).toHaveLength(1);
  });

  test('that is over, revoked, made up or a screen’s leads nowhere, and all say the same', async () => {
    const { open, room, time } = await setUp();
    await room.register.add(screenOf('a', { createdAtMs: time.now }));
    const texts = new Set<string>();
    const say = async (token: string) => {
      const response = await open(token);
      expect([response.status, response.headers.getSetCookie()]).toEqual([404, []]);
      texts.add(await response.text());
    };
    await say(secretOf('a'));
    await say(secretOf('x'));
    await say('../../etc');
    time.now += 3_600_000;
    await say(secretOf('g'));
    expect(texts.size).toBe(1);
  });
});
