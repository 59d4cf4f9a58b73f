import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { accessShape } from '@/lib/server/config/access-config';
import { ViewerReader, type Grant } from '@/lib/server/auth/viewer-reader';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { get } from './raw-get';
import { startFront, type Script } from './start-edge';

const PUBLIC = 'public, max-age=0, s-maxage=1, stale-while-revalidate=2, stale-if-error=0';
const GRANTS: Readonly<Record<string, Grant>> = {
  tv: { id: 's1', kind: 'screen', visibility: { areas: [ALL_PLACES], showsInternal: false } },
  link: {
    id: 'l1',
    kind: 'guest',
    visibility: { areas: [{ scopes: ['EU'], services: null }], showsInternal: false },
  },
};

/** Tells what it was shown of whoever asks. */
const tellCookie: Script = (request, response, before) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ cookie: request.headers.cookie ?? null, before }));
};

async function startBoard(access: 'public' | 'private') {
  const used: (readonly [string, string | undefined])[] = [];
  const grants = { ...GRANTS };
  const register = { isKnown: true };
  const viewers = new ViewerReader({
    config: z.object(accessShape).parse({ BOARD_ACCESS: access }),
    clock: { now: () => 0 },
    readSession: (cookie) =>
      Promise.resolve(
        /board-session=(ann|bob)/.test(cookie) ? { values: ['team'], expiresAtMs: 60_000 } : null,
      ),
    findGrant: (secret) => grants[secret] ?? null,
    areGrantsKnown: () => register.isKnown,
  });
  const front = await startFront(tellCookie, {
    viewers,
    knowsViewers: true,
    onGrantUsed: (...told) => used.push(told),
  });
  return { ...front, used, grants, register };
}

describe('a public board', () => {
  test('shows members their own rendering, one for all who see the same, and keeps it from caches on the way', async () => {
    const { url, rendered } = await startBoard('public');
    const [anybody, ann, bob] = [
      await get(url, '/api/snapshot'),
      await get(url, '/api/snapshot', { cookie: 'other=1; board-session=ann' }),
      await get(url, '/api/snapshot', { cookie: 'board-session=bob' }),
    ];
    expect(rendered).toHaveLength(2);
    expect(anybody.text).toContain('"cookie":null');
    expect(ann.text).toContain('"cookie":"board-session=ann"');
    expect(bob.text).toBe(ann.text);
    expect([anybody, ann, bob].map(({ headers }) => headers['cache-control'])).toEqual([
      PUBLIC,
      'private, no-store',
      'private, no-store',
    ]);
    expect(anybody.headers.vary).toContain('Cookie');
  });

  test('shows whoever comes with a forged session what everybody sees', async () => {
    const { url, rendered } = await startBoard('public');
    await get(url, '/api/snapshot');
    const forged = await get(url, '/api/snapshot', { cookie: 'board-session=eve' });
    expect([forged.text, rendered.length]).toEqual(['{"cookie":null,"before":0}', 1]);
  });
});

describe('a private board', () => {
  test('leads whoever may not see a page to where they can be let in, and renders nothing for them', async () => {
    const { url, rendered } = await startBoard('private');
    const locations = [];
    for (const target of [
      '/',
      '/monitors?status=alert&x=1',
      '/wall?theme=dark',
      '/wall/lite',
      '/incidents/3',
    ]) {
      const { status, headers } = await get(url, target);
      locations.push([status, headers.location, headers['cache-control']]);
    }
    expect(locations).toEqual([
      [303, '/sign-in', 'no-store'],
      [303, '/sign-in?to=%2Fmonitors%3Fstatus%3Dalert%26x%3D1', 'no-store'],
      [303, '/wall/pair?theme=dark', 'no-store'],
      [303, '/wall/pair', 'no-store'],
      [303, '/sign-in?to=%2Fincidents%2F3', 'no-store'],
    ]);
    expect(rendered).toEqual([]);
  });

  test('refuses data to whoever may not see it, in words that a screen understands', async () => {
    const { url, rendered } = await startBoard('private');
    const member = await get(url, '/api/view/wall', { cookie: 'board-session=ann' });
    expect(member.status).toBe(200);
    const { status, text, headers } = await get(url, '/api/view/wall', { 'if-none-match': '*' });
    expect([status, JSON.parse(text), headers['cache-control']]).toEqual([
      401,
      { message: 'Sign in to see this board.', code: 'refused' },
      'no-store',
    ]);
    expect(rendered).toHaveLength(1);
  });

  test('shows a screen its wall and nothing else, until it is revoked', async () => {
    const { url, used, grants } = await startBoard('private');
    const headers = { cookie: 'board-screen=tv', 'screen-report': '1920x1080; build=b1; freshness=live' };
    expect((await get(url, '/api/view/wall', headers)).status).toBe(200);
    expect((await get(url, '/api/snapshot', headers)).status).toBe(401);
    expect((await get(url, '/', headers)).status).toBe(303);
    expect(used).toContainEqual(['s1', '1920x1080; build=b1; freshness=live']);
    delete grants['tv'];
    expect((await get(url, '/api/view/wall', headers)).status).toBe(401);
  });

  test('tells a screen to come again while nobody knows which screens are paired, and does not refuse it', async () => {
    const { url, grants, register } = await startBoard('private');
    const headers = { cookie: 'board-screen=tv' };
    delete grants['tv'];
    register.isKnown = false;
    const unsure = await get(url, '/api/view/wall', headers);
    expect([unsure.status, unsure.headers['retry-after'], unsure.headers['cache-control']]).toEqual([
      503,
      '10',
      'no-store',
    ]);
    expect(unsure.text).not.toContain('refused');
    // There it asks again by itself.
    expect((await get(url, '/wall', headers)).headers.location).toBe('/wall/pair');
    for (const cookie of ['', 'board-session=eve'])
      expect((await get(url, '/api/view/wall', { cookie })).status).toBe(401);
    register.isKnown = true;
    expect((await get(url, '/api/view/wall', headers)).status).toBe(401);
  });

  test('keeps what a link shows apart from what members see', async () => {
    const { url } = await startBoard('private');
    const guest = await get(url, '/api/snapshot', { cookie: 'board-guest=link' });
    const member = await get(url, '/api/snapshot', { cookie: 'board-session=ann' });
    expect([guest.text, member.text]).toEqual([
      '{"cookie":"board-guest=link","before":0}',
      '{"cookie":"board-session=ann","before":1}',
    ]);
  });

  test('shows its sign to everybody: it says nothing of production', async () => {
    const { url } = await startBoard('private');
    expect((await get(url, '/manifest.webmanifest')).headers['cache-control']).toBe(PUBLIC);
  });
});
