import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { UNCACHED_PAGES, UNCACHED_ROUTES, PERSONAL_ROUTES, CACHED_ROUTES } from '@/lib/server/edge/routes';

import type { BoardProcess } from '../support/board-process';
import { findFreePort, startBoardOn } from '../support/own-board';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { MEMBERS_ENV, openLink, pairScreen, revokeScreen, signInAs } from '../support/members';
import { whenReady } from '../support/when-ready';

// Every address of a public and a private board for every kind of viewer: status, and data in the response.

const VISIBLE = 'eu-west-1';
const LIMITS = { VIEWER_LIMITS: `{"few":{"scopes":["${VISIBLE}"]},"all":{}}` };
const ACCESS = {
  public: { BOARD_VISIBLE_SCOPES: VISIBLE },
  private: { BOARD_ACCESS: 'private' },
} as const;
type Access = keyof typeof ACCESS;
const VIEWERS = ['anonymous', 'member', 'limited', 'screen', 'revoked', 'guest'] as const;
type Viewer = (typeof VIEWERS)[number];

let source: SandboxServer;
/** Names and ids that only viewers with full visibility may receive. */
let hidden: { readonly names: readonly string[]; readonly ids: Readonly<Record<string, number>> };
let shownIds: Readonly<Record<string, number>>;
const boards = new Map<
  Access,
  { readonly board: BoardProcess; readonly url: string; readonly cookies: Readonly<Record<Viewer, string>> }
>();

async function open(access: Access): Promise<void> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...MEMBERS_ENV, ...LIMITS, ...ACCESS[access], BOARD_URL: url, TRUST_PROXY: 'on' };
  const board = await startBoardOn(source, { ...env, PORT: String(port), HOST: '127.0.0.1' });
  const [member, limited] = [await signInAs('all', env), await signInAs('few', env)];
  const [screen, revoked] = [
    await pairScreen(url, limited, 'Lobby'),
    await pairScreen(url, limited, 'Attic'),
  ];
  await revokeScreen(url, member, 'Attic');
  const cookies = { anonymous: '', member, limited, screen, revoked, guest: await openLink(url, limited) };
  boards.set(access, { board, url, cookies });
}

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  const { store } = source.sandbox;
  const scopes = [...store.scope.values()];
  const visibleId = scopes.find(({ name }) => name === VISIBLE)?.id;
  const idsWhere = (isVisible: boolean) =>
    Object.fromEntries(
      (['monitor', 'incident', 'maintenance', 'announcement'] as const).map((kind) => [
        kind,
        [...store[kind].values()].find(({ scope }) => (scope === visibleId) === isVisible)?.id ?? 0,
      ]),
    );
  hidden = {
    // A name that is part of other words would match anywhere.
    names: scopes.map(({ name }) => name).filter((name) => name !== VISIBLE && name.length > 4),
    ids: { ...idsWhere(false), scope: scopes.find(({ id }) => id !== visibleId)?.id ?? 0 },
  };
  shownIds = { ...idsWhere(true), scope: visibleId ?? 0, service: 1 };
  await Promise.all([open('public'), open('private')]);
});
afterAll(async () => {
  await Promise.all([...boards.values()].map(({ board }) => board.stop()));
  await source.kill();
});

/** The addresses of a pattern. With an id: one of an item visible to all admitted viewers, and one of a hidden item. */
function toAddresses(pattern: string, url = ''): { readonly path: string; readonly isHidden: boolean }[] {
  if (pattern === '/api/oembed')
    return [{ path: `${pattern}?url=${encodeURIComponent(url)}`, isHidden: false }];
  if (!pattern.includes(':')) return [{ path: pattern, isHidden: false }];
  const isPlace = /\/:service\/:scope(\.svg)?$/.test(pattern);
  const kind = isPlace
    ? 'scope'
    : (/\/(scope|service|monitor|incident|maintenance|announcement)/.exec(pattern)?.[1] ?? '');
  const fill = (id: number | undefined) =>
    pattern.replace(':service', String(shownIds['service'])).replace(/:\w+/, String(id ?? 'x'));
  const other = hidden.ids[kind];
  return [
    { path: fill(shownIds[kind]), isHidden: false },
    ...(other ? [{ path: fill(other), isHidden: true }] : []),
  ];
}

/** A new client address per request, because archive requests are limited per client. */
let clients = 0;
const nextClient = (): string => {
  clients += 1;
  return `10.0.${clients >> 8}.${clients % 256}`;
};

const ask = async (access: Access, viewer: Viewer, path: string) => {
  const { url, cookies } = boards.get(access) ?? { url: '', cookies: {} as Record<Viewer, string> };
  const response = await whenReady(
    () => {
      const headers = { cookie: cookies[viewer], 'x-forwarded-for': nextClient() };
      return fetch(url + path, { redirect: 'manual', headers });
    },
    ({ status }) => status === 503,
  );
  return { response, text: await response.text() };
};

const sees = (access: Access, viewer: Viewer, path: string): 'everything' | 'a part' | 'nothing' => {
  if (viewer === 'member') return 'everything';
  if (viewer === 'limited' || viewer === 'guest') return 'a part';
  const isWall = ['/wall', '/wall/lite', '/api/view/wall'].includes(path);
  if (viewer === 'screen' && isWall) return 'a part';
  return access === 'public' ? 'a part' : 'nothing';
};

/** Fails if a response contains data that the viewer may not see. */
function expectClean(
  text: string,
  how: 'everything' | 'a part' | 'nothing',
  viewer: Viewer,
  what: string,
): void {
  expect(text, what).not.toContain(source.token);
  expect(text, what).not.toContain(new URL(source.url).host);
  if (viewer !== 'member' && viewer !== 'limited')
    expect(text, what).not.toMatch(/INTERNAL|internalEvents":\[\{|"internal":true/);
  if (how === 'everything') return;
  for (const name of hidden.names) expect(text, `${what}: ${name}`).not.toContain(name);
  // A screen may see its own part on every page.
  if (how === 'nothing' && viewer !== 'screen') expect(text, what).not.toContain(VISIBLE);
}

describe.each(['public', 'private'] as const)('on a %s board', (access) => {
  test.each(VIEWERS)('%s sees exactly what they may see at every cached address', async (viewer) => {
    for (const route of CACHED_ROUTES) {
      for (const { path, isHidden } of toAddresses(route.pattern, boards.get(access)?.url)) {
        const what = `${access} ${viewer} ${path}`;
        const how = sees(access, viewer, path);
        const { response, text } = await ask(access, viewer, path);
        expectClean(text, how, viewer, what);
        if (route.kind === 'data' && route.isPublic) {
          expect([200, 404], what).toContain(response.status);
        } else if (how === 'nothing') {
          expect(response.status, what).toBe(route.kind === 'page' ? 303 : 401);
          expect(text, what).toBe(
            route.kind === 'page' ? '' : '{"message":"Sign in to see this board.","code":"refused"}',
          );
        } else {
          expect(response.status, what).toBe(isHidden && how === 'a part' ? 404 : 200);
          const isRevalidated = route.kind === 'data' && route.isRevalidated === true;
          const shared = isRevalidated ? 'no-cache' : 'public';
          const expected =
            access === 'public' && ['anonymous', 'revoked'].includes(viewer) ? shared : 'private';
          if (response.status === 200 && !(viewer === 'screen' && access === 'public'))
            expect(response.headers.get('cache-control'), what).toContain(expected);
        }
      }
    }
  });

  test.each(VIEWERS)('%s sees no hidden data on any other page or route', async (viewer) => {
    const membersOnly = ['/screens', '/wall/setup'];
    for (const pattern of [...UNCACHED_PAGES, ...UNCACHED_ROUTES, ...PERSONAL_ROUTES]) {
      const path = pattern.replace(/:\w+/, 'made-up');
      const { response, text } = await ask(access, viewer, path);
      const what = `${access} ${viewer} ${path}`;
      const isMember = viewer === 'member' || viewer === 'limited';
      expectClean(text, sees(access, viewer, path), viewer, what);
      if (path === '/screens') expect(response.status === 200, what).toBe(isMember);
      if (path === '/wall/setup')
        expect(response.status === 200, what).toBe(sees(access, viewer, path) !== 'nothing');
      if (path === '/api/metrics')
        expect(response.status, what).toBe(access === 'public' || viewer === 'member' ? 200 : 401);
      const isOfProdManager = path.startsWith('/health') || path === '/api/token/whoami';
      if (isOfProdManager) expect([what, response.status]).toEqual([what, 200]);
      if (path.startsWith('/api/health')) expect([200, 503], what).toContain(response.status);
      if (membersOnly.includes(path) && response.status !== 200)
        expect([303, 307], what).toContain(response.status);
    }
  });

  test('members see internal events, marked as internal', async () => {
    const listed = await fetch(`${source.url}/api/incident?per_page=50`, {
      headers: { authorization: `Bearer ${source.token}` },
    });
    const { items } = (await listed.json()) as { readonly items: readonly { readonly id: number }[] };
    const told = items.find((item) => JSON.stringify(item).includes('INTERNAL'));
    const { text } = await ask(access, 'member', `/incidents/${told?.id}`);
    expect(text).toMatch(/INTERNAL/);
    expect(text).toMatch(/Internal updates \(team only\)/);
    expect((await ask(access, 'member', `/api/incident/${told?.id}`)).text).toContain('"internal":true');
  });

  test('a revoked screen and an invalid credential see what anonymous viewers see', async () => {
    const { url, cookies } = boards.get(access) ?? { url: '', cookies: null };
    const statusOf = async (cookie: string): Promise<number> =>
      (await fetch(`${url}/api/view/wall`, { headers: { cookie } })).status;
    const anybody = await statusOf('');
    expect(anybody).toBe(access === 'public' ? 200 : 401);
    for (const cookie of [cookies?.revoked ?? '', 'board-session=x.y.z', `board-guest=${'a'.repeat(43)}`])
      expect(await statusOf(cookie), cookie).toBe(anybody);
  });
});
