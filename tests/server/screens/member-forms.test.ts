import { describe, expect, test } from 'vitest';

import { toScreensData } from '@/lib/server/pages/screens';
import { respondToForm } from '@/lib/server/screens/member-forms';

import { memberOf, startScreens } from './start-screens';

type Setup = Awaited<ReturnType<typeof startScreens>>;
const EU = { scopes: ['eu'], services: null };

async function send(
  { screens }: Setup,
  form: Parameters<typeof respondToForm>[0],
  fields: string,
  { viewer = memberOf(), site = 'same-origin' } = {},
) {
  const request = new Request(`http://board.test/api/screens/${form}`, {
    method: 'POST',
    body: fields,
    headers: { 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const response = await respondToForm(form, request, viewer, screens);
  const location = response.headers.get('location') ?? '';
  const params = new URL(location, 'http://board.test').searchParams;
  return { status: response.status, location, params, cookie: response.headers.get('set-cookie') };
}

async function pair(setup: Setup, fields: string, viewer = memberOf()) {
  const opened = await setup.screens.pairing.requestCode('tv', '');
  if (!('secret' in opened)) throw new Error('rate limited');
  const outcome = await send(setup, 'approve', `code=${opened.pairing.code}&name=Lobby&${fields}`, {
    viewer,
  });
  const access = setup.screens.register.find(setup.screens.pairing.collectCredential(opened.secret) ?? '');
  return { ...outcome, access, record: access && setup.screens.register.get(access.id) };
}

describe('approving a screen', () => {
  test('stores the chosen places and wall options and redirects back', async () => {
    const setup = await startScreens();
    const fields =
      'scope=1&service=7&service=8&theme=light&night=22-06&view=incidents&rotate=30&zone=&title=';
    const { status, location, access, record } = await pair(setup, fields);
    expect([status, location]).toEqual([303, '/screens?done=paired']);
    expect(access?.visibility).toEqual({
      areas: [{ scopes: ['1'], services: ['7', '8'] }],
      showsInternal: false,
    });
    expect(record).toMatchObject({ name: 'Lobby', query: 'view=incidents&theme=light&night=22-06' });
  });

  test('shows everything the member may see if no places are chosen', async () => {
    const setup = await startScreens();
    const { access } = await pair(setup, '', memberOf(EU));
    expect(access?.visibility).toEqual({ areas: [EU], showsInternal: false });
  });

  test('never shows more than the member may see', async () => {
    const setup = await startScreens();
    const { access, params } = await pair(setup, 'scope=2', memberOf(EU));
    expect([access, params.get('problem')]).toEqual([null, 'badPlaces']);
    const within = await pair(setup, 'service=7', memberOf(EU));
    expect(within.access?.visibility.areas).toEqual([{ scopes: ['1'], services: ['7'] }]);
  });

  test.each([
    ['code=AAAAAA&name=Lobby', 'unknownCode'],
    ['code=AAAAAA&name=+', 'badName'],
    [`code=AAAAAA&name=${'x'.repeat(81)}`, 'badName'],
    ['code=AAAAAA&name=%E2%80%AE%E2%80%8B', 'badName'],
    ['code=AAAAAA&name=Lobby&scope=99', 'badPlaces'],
    ['code=AAAAAA&name=Lobby&night=x&rotate=1', 'badOptions'],
  ])('reports the problem and keeps the entered values: %s', async (fields, problem) => {
    const setup = await startScreens();
    const { status, params } = await send(setup, 'approve', fields);
    expect([status, params.get('problem'), params.get('code')]).toEqual([303, problem, 'AAAAAA']);
    expect(setup.screens.register.list()).toEqual([]);
  });

  test('answers 403 to another site and 413 to a body that is too long', async () => {
    const setup = await startScreens();
    for (const site of ['cross-site', 'same-site'])
      expect((await send(setup, 'approve', 'code=x', { site })).status).toBe(403);
    expect((await send(setup, 'approve', `name=${'x'.repeat(20_000)}`)).status).toBe(413);
  });

  test('never redirects to another page or host', async () => {
    const setup = await startScreens();
    const { location } = await send(
      setup,
      'approve',
      'name=%0d%0aSet-Cookie:x&code=//evil.test&to=//evil.test',
    );
    expect(location).toMatch(/^\/screens\?[\w%.+=&-]+$/);
  });
});

describe('an existing screen', () => {
  test('can be renamed and revoked', async () => {
    const setup = await startScreens();
    const { access } = await pair(setup, '');
    const id = access?.id ?? '';
    expect((await send(setup, 'rename', `id=${id}&name=Hall`)).location).toBe('/screens?done=renamed');
    expect(setup.screens.register.get(id)?.name).toBe('Hall');
    expect((await send(setup, 'revoke', `id=${id}`)).location).toBe('/screens?done=revoked');
    expect((await send(setup, 'revoke', `id=${id}`)).params.get('problem')).toBe('gone');
  });

  test('has a name of one line, at most 80 characters, without control characters', async () => {
    const setup = await startScreens();
    const { access } = await pair(setup, '');
    const id = access?.id ?? '';
    await send(setup, 'rename', `id=${id}&name=%00%E2%80%AE%3Cimg%20src=x%3E%0d%0aHall`);
    expect(setup.screens.register.get(id)?.name).toBe('<img src=x> Hall');
    for (const name of ['', '+', '%E2%80%AE', 'x'.repeat(81), '%F0%9F%92%A9'.repeat(41)])
      expect((await send(setup, 'rename', `id=${id}&name=${name}`)).params.get('problem')).toBe('badName');
    expect((await send(setup, 'link', `hours=1&name=${'x'.repeat(81)}`)).params.get('problem')).toBe(
      'badName',
    );
    expect(setup.screens.register.list()).toHaveLength(1);
    expect(setup.screens.register.get(id)?.name).toBe('<img src=x> Hall');
  });

  test('is hidden from members who may not see its places', async () => {
    const setup = await startScreens();
    const { access } = await pair(setup, 'scope=2');
    const inEu = await pair(setup, 'scope=1');
    const viewer = memberOf(EU);
    const listed = toScreensData(viewer, setup.screens);
    expect(listed.screens.map(({ id }) => id)).toEqual([inEu.access?.id]);
    expect(listed.places.scopes.map(({ name }) => name)).toEqual(['eu']);
    for (const form of ['rename', 'revoke'] as const) {
      const { params } = await send(setup, form, `id=${access?.id ?? ''}&name=Mine`, { viewer });
      expect(params.get('problem')).toBe('gone');
    }
    expect(setup.screens.register.get(access?.id ?? '')?.name).toBe('Lobby');
  });
});

describe('a share link', () => {
  test('is passed to the page in a cookie, and valid until it expires', async () => {
    const setup = await startScreens();
    const { location, cookie } = await send(setup, 'link', 'name=For+Ada&hours=1&scope=1');
    expect(location).toBe('/screens?done=linked');
    const [, token = ''] = /^board-new-link=([\w-]{43}); Path=\/; Max-Age=60; SameSite=Lax; HttpOnly$/.exec(
      cookie ?? '',
    ) ?? [''];
    const { register } = setup.screens;
    expect(register.find(token)).toMatchObject({
      kind: 'guest',
      visibility: { areas: [{ scopes: ['1'], services: null }], showsInternal: false },
    });
    expect(toScreensData(memberOf(), setup.screens).links).toMatchObject([
      { name: 'For Ada', areas: [{ scopes: ['eu'], services: null }], seen: null },
    ]);
    setup.time.now += 3_600_000;
    expect(register.find(token)).toBeNull();
    expect(toScreensData(memberOf(), setup.screens).links).toEqual([]);
  });

  test.each(['0', '2161', '1.5', '-1', '', 'x'])('rejects a lifetime of %s hours', async (hours) => {
    const setup = await startScreens();
    expect((await send(setup, 'link', `hours=${hours}`)).params.get('problem')).toBe('badExpiry');
    expect(setup.screens.register.list()).toEqual([]);
  });
});
