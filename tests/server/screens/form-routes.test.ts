import { describe, expect, test } from 'vitest';

import { toScreensBoard } from '@/lib/server/pages/screens';
import { respondToForm } from '@/lib/server/screens/form-routes';

import { memberOf, openRoom } from './start-screens';

type Own = Awaited<ReturnType<typeof openRoom>>;
const EU = { scopes: ['eu'], services: null };

async function send(
  { room }: Own,
  form: Parameters<typeof respondToForm>[0],
  fields: string,
  { viewer = memberOf(), site = 'same-origin' } = {},
) {
  const request = new Request(`http://board.test/api/screens/${form}`, {
    method: 'POST',
    body: fields,
    headers: { 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const response = await respondToForm(form)(request, viewer, room);
  const location = response.headers.get('location') ?? '';
  const said = new URL(location, 'http://board.test').searchParams;
  return { status: response.status, location, said, cookie: response.headers.get('set-cookie') };
}

async function pair(own: Own, fields: string, viewer = memberOf()) {
  const opened = await own.room.desk.open('tv', '');
  if (!('secret' in opened)) throw new Error('refused');
  const outcome = await send(own, 'approve', `code=${opened.pairing.code}&name=Lobby&${fields}`, { viewer });
  const access = own.room.register.find(own.room.desk.collect(opened.secret) ?? '');
  return { ...outcome, access, record: access && own.room.register.get(access.id) };
}

describe('approving a screen', () => {
  test('binds it to the view that was picked, and leads back', async () => {
    const own = await openRoom();
    const fields =
      'scope=1&service=7&service=8&theme=light&night=22-06&view=incidents&rotate=30&zone=&title=';
    const { status, location, access, record } = await pair(own, fields);
    expect([status, location]).toEqual([303, '/screens?done=paired']);
    expect(access?.visibility).toEqual({
      areas: [{ scopes: ['1'], services: ['7', '8'] }],
      showsInternal: false,
    });
    expect(record).toMatchObject({ name: 'Lobby', query: 'view=incidents&theme=light&night=22-06' });
  });

  test('shows all that the member may see where nothing was picked', async () => {
    const own = await openRoom();
    const { access } = await pair(own, '', memberOf(EU));
    expect(access?.visibility).toEqual({ areas: [EU], showsInternal: false });
  });

  test('never shows more than the member may see', async () => {
    const own = await openRoom();
    const { access, said } = await pair(own, 'scope=2', memberOf(EU));
    expect([access, said.get('problem')]).toEqual([null, 'badPlaces']);
    const within = await pair(own, 'service=7', memberOf(EU));
    expect(within.access?.visibility.areas).toEqual([{ scopes: ['1'], services: ['7'] }]);
  });

  test.each([
    ['code=AAAAAA&name=Lobby', 'unknownCode'],
    ['code=AAAAAA&name=+', 'badName'],
    [`code=AAAAAA&name=${'x'.repeat(81)}`, 'badName'],
    ['code=AAAAAA&name=%E2%80%AE%E2%80%8B', 'badName'],
    ['code=AAAAAA&name=Lobby&scope=99', 'badPlaces'],
    ['code=AAAAAA&name=Lobby&night=x&rotate=1', 'badOptions'],
  ])('says what is wrong, and keeps what was filled in: %s', async (fields, problem) => {
    const own = await openRoom();
    const { status, said } = await send(own, 'approve', fields);
    expect([status, said.get('problem'), said.get('code')]).toEqual([303, problem, 'AAAAAA']);
    expect(own.room.register.list()).toEqual([]);
  });

  test('is refused to another site, and where it is too long', async () => {
    const own = await openRoom();
    for (const site of ['cross-site', 'same-site'])
      expect((await send(own, 'approve', 'code=x', { site })).status).toBe(403);
    expect((await send(own, 'approve', `name=${'x'.repeat(20_000)}`)).status).toBe(413);
  });

  test('leads nowhere else, whatever is filled in', async () => {
    const own = await openRoom();
    const { location } = await send(
      own,
      'approve',
      'name=%0d%0aSet-Cookie:x&code=//evil.test&to=//evil.test',
    );
    expect(location).toMatch(/^\/screens\?[\w%.+=&-]+$/);
  });
});

describe('what is there already', () => {
  test('can be renamed and revoked', async () => {
    const own = await openRoom();
    const { access } = await pair(own, '');
    const id = access?.id ?? '';
    expect((await send(own, 'rename', `id=${id}&name=Hall`)).location).toBe('/screens?done=renamed');
    expect(own.room.register.get(id)?.name).toBe('Hall');
    expect((await send(own, 'revoke', `id=${id}`)).location).toBe('/screens?done=revoked');
    expect((await send(own, 'revoke', `id=${id}`)).said.get('problem')).toBe('gone');
  });

  test('is called by one line of at most 80 characters, which turns nothing around it', async () => {
    const own = await openRoom();
    const { access } = await pair(own, '');
    const id = access?.id ?? '';
    await send(own, 'rename', `id=${id}&name=%00%E2%80%AE%3Cimg%20src=x%3E%0d%0aHall`);
    expect(own.room.register.get(id)?.name).toBe('<img src=x> Hall');
    for (const name of ['', '+', '%E2%80%AE', 'x'.repeat(81), '%F0%9F%92%A9'.repeat(41)])
      expect((await send(own, 'rename', `id=${id}&name=${name}`)).said.get('problem')).toBe('badName');
    expect((await send(own, 'link', `hours=1&name=${'x'.repeat(81)}`)).said.get('problem')).toBe('badName');
    expect(own.room.register.list()).toHaveLength(1);
    expect(own.room.register.get(id)?.name).toBe('<img src=x> Hall');
  });

  test('is out of reach of a member who may not see it', async () => {
    const own = await openRoom();
    const { access } = await pair(own, 'scope=2');
    const inEu = await pair(own, 'scope=1');
    const viewer = memberOf(EU);
    const listed = toScreensBoard(viewer, own.room);
    expect(listed.screens.map(({ id }) => id)).toEqual([inEu.access?.id]);
    expect(listed.places.scopes.map(({ name }) => name)).toEqual(['eu']);
    for (const form of ['rename', 'revoke'] as const) {
      const { said } = await send(own, form, `id=${access?.id ?? ''}&name=Mine`, { viewer });
      expect(said.get('problem')).toBe('gone');
    }
    expect(own.room.register.get(access?.id ?? '')?.name).toBe('Lobby');
  });
});

describe('a link', () => {
  test('is shown by a cookie alone, and lets a guest in until it is over', async () => {
    const own = await openRoom();
    const { location, cookie } = await send(own, 'link', 'name=For+Ada&hours=1&scope=1');
    expect(location).toBe('/screens?done=linked');
    const [, token = ''] = /^board-new-link=([\w-]{43}); Path=\/; Max-Age=60; SameSite=Lax; HttpOnly$/.exec(
      cookie ?? '',
    ) ?? [''];
    const { register } = own.room;
    expect(register.find(token)).toMatchObject({
      kind: 'guest',
      visibility: { areas: [{ scopes: ['1'], services: null }], showsInternal: false },
    });
    expect(toScreensBoard(memberOf(), own.room).links).toMatchObject([
      { name: 'For Ada', areas: [{ scopes: ['eu'], services: null }], seen: null },
    ]);
    own.time.now += 3_600_000;
    expect(register.find(token)).toBeNull();
    expect(toScreensBoard(memberOf(), own.room).links).toEqual([]);
  });

  test.each(['0', '2161', '1.5', '-1', '', 'x'])('does not last for %s hours', async (hours) => {
    const own = await openRoom();
    expect((await send(own, 'link', `hours=${hours}`)).said.get('problem')).toBe('badExpiry');
    expect(own.room.register.list()).toEqual([]);
  });
});
