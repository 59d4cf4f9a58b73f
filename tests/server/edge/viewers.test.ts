import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { accessShape } from '@/lib/server/config/access-config';
import { ViewerReader, type Grant } from '@/lib/server/auth/viewer-reader';
import type { EdgeOptions } from '@/lib/server/edge/edge-options';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { get } from './raw-get';
import { startEdge, type Script } from './start-edge';

const PUBLIC = 'public, max-age=0, s-maxage=1, stale-while-revalidate=2, stale-if-error=0';
const GRANTS: Readonly<Record<string, Grant>> = {
  tv: { id: 's1', kind: 'screen', visibility: { areas: [ALL_PLACES], showsInternal: false } },
  link: {
    id: 'l1',
    kind: 'guest',
    visibility: { areas: [{ scopes: ['EU'], services: null }], showsInternal: false },
  },
};

/** Renders the cookies that reach the worker. */
const renderCookie: Script = (request, response, before) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ cookie: request.headers.cookie ?? null, before }));
};

async function startBoard(access: 'public' | 'private', options: Partial<EdgeOptions> = {}) {
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
  const edge = await startEdge(renderCookie, {
    viewers,
    variesByViewer: true,
    onGrantUsed: (...grant) => used.push(grant),
    ...options,
  });
  return { ...edge, used, grants, register };
}

describe('a public board', () => {
  test('renders once for all members with the same visibility, and keeps that from shared caches', async () => {
    const { url, rendered } = await startBoard('public');
    const [anonymous, ann, bob] = [
      await get(url, '/api/snapshot'),
      await get(url, '/api/snapshot', { cookie: 'other=1; board-session=ann' }),
      await get(url, '/api/snapshot', { cookie: 'board-session=bob' }),
    ];
    expect(rendered).toHaveLength(2);
    expect(anonymous.text).toContain('"cookie":null');
    expect(ann.text).toContain('"cookie":"board-session=ann"');
    expect(bob.text).toBe(ann.text);
    expect([anonymous, ann, bob].map(({ headers }) => headers['cache-control'])).toEqual([
      PUBLIC,
      'private, no-store',
      'private, no-store',
    ]);
    expect(anonymous.headers.vary).toContain('Cookie');
  });

  test('sends Vary: Cookie only where viewers see different things', async () => {
    const { url } = await startBoard('public', {
      routes: [
        { kind: 'data', pattern: '/api/snapshot' },
        { kind: 'data', pattern: '/api/logo', isPublic: true },
      ],
    });
    const varyOf = async (path: string) => (await get(url, path)).headers.vary;
    expect(await varyOf('/api/snapshot')).toBe('Cookie, Accept-Encoding');
    expect(await varyOf('/api/logo')).toBe('Accept-Encoding');
  });

  test('ignores a forged session', async () => {
    const { url, rendered } = await startBoard('public');
    await get(url, '/api/snapshot');
    const forged = await get(url, '/api/snapshot', { cookie: 'board-session=eve' });
    expect([forged.text, rendered.length]).toEqual(['{"cookie":null,"before":0}', 1]);
  });
});

describe('a private board', () => {
  test('redirects forbidden viewers to the sign-in or pairing page, and renders nothing for them', async () => {
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

  test('sends a 401 with a code to forbidden viewers of data', async () => {
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

  test('shows a screen the wall only, until it is revoked', async () => {
    const { url, used, grants } = await startBoard('private');
    const headers = { cookie: 'board-screen=tv', 'screen-report': '1920x1080; build=b1; freshness=live' };
    expect((await get(url, '/api/view/wall', headers)).status).toBe(200);
    expect((await get(url, '/api/snapshot', headers)).status).toBe(401);
    expect((await get(url, '/', headers)).status).toBe(303);
    expect(used).toContainEqual(['s1', '1920x1080; build=b1; freshness=live']);
    delete grants['tv'];
    expect((await get(url, '/api/view/wall', headers)).status).toBe(401);
  });

  test('sends a 503 to a screen while the paired screens cannot be read', async () => {
    const { url, grants, register } = await startBoard('private');
    const headers = { cookie: 'board-screen=tv' };
    delete grants['tv'];
    register.isKnown = false;
    const unknown = await get(url, '/api/view/wall', headers);
    expect([unknown.status, unknown.headers['retry-after'], unknown.headers['cache-control']]).toEqual([
      503,
      '10',
      'no-store',
    ]);
    expect(unknown.text).not.toContain('refused');
    // The pairing page retries by itself.
    expect((await get(url, '/wall', headers)).headers.location).toBe('/wall/pair');
    for (const cookie of ['', 'board-session=eve'])
      expect((await get(url, '/api/view/wall', { cookie })).status).toBe(401);
    register.isKnown = true;
    expect((await get(url, '/api/view/wall', headers)).status).toBe(401);
  });

  test('caches responses for guests and members separately', async () => {
    const { url } = await startBoard('private');
    const guest = await get(url, '/api/snapshot', { cookie: 'board-guest=link' });
    const member = await get(url, '/api/snapshot', { cookie: 'board-session=ann' });
    expect([guest.text, member.text]).toEqual([
      '{"cookie":"board-guest=link","before":0}',
      '{"cookie":"board-session=ann","before":1}',
    ]);
  });

  test('serves the manifest without a sign-in', async () => {
    const { url } = await startBoard('private');
    expect((await get(url, '/manifest.webmanifest')).headers['cache-control']).toBe(PUBLIC);
  });
});
