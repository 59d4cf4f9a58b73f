import { describe, expect, test } from 'vitest';

import { oembedSchema, respondWithOEmbed } from '@/lib/server/api/embed/oembed';

import { freshOf, scopeOf } from '../../../status/samples';
import { EVERYONE, HOSTILE, ofScope, storeOf } from './store-of';

const BOARD = 'https://status.example.com/board';

interface Options {
  readonly store?: ReturnType<typeof storeOf>;
  readonly viewer?: typeof EVERYONE;
  readonly url?: string | null;
}

function ask(
  parameters: Readonly<Record<string, string>>,
  { store = storeOf(), viewer = EVERYONE, url = BOARD }: Options = {},
): Promise<Response> {
  const query = new URLSearchParams(parameters).toString();
  const request = new Request(`http://board.test/api/oembed?${query}`);
  return respondWithOEmbed(request, store, { BOARD_URL: url ?? undefined, TRUST_PROXY: 'off' }, viewer);
}

const read = async (parameters: Readonly<Record<string, string>>) => {
  const response = await ask(parameters);
  expect(response.status).toBe(200);
  return oembedSchema.parse(await response.json());
};

const sourceOf = (frame: string): string => (/src="([^"]*)"/.exec(frame)?.[1] ?? '').replaceAll('&amp;', '&');

describe('oEmbed', () => {
  test.each([
    ['', ''],
    ['/', ''],
    ['/?scope=us-east-1&scope=1&x=1', '?scope=us-east-1&scope=1'],
    ['/embed?theme=dark&service=2', '?service=2&theme=dark'],
    ['/services/2', '?service=2'],
    ['/scopes/1', '?scope=1'],
    ['/places/2/1', '?service=2&scope=1'],
    ['/places/2/1/#x', '?service=2&scope=1'],
  ])('embeds the page at %j', async (path, query) => {
    const { html } = await read({ url: BOARD + path });
    expect(sourceOf(html)).toBe(`${BOARD}/embed${query}`);
  });

  test.each([
    ...['https://evil.example/board', 'https://status.example.com', 'https://status.example.com/boards'],
    ...['http://status.example.com/board', 'https://status.example.com:8443/board'],
    ...['https://status.example.com@evil.example/board', 'https://x@status.example.com/board'],
    ...['javascript:alert(1)', 'nothing', '', '/board', `${BOARD}/incidents/1`, `${BOARD}/share/x`],
    ...[`${BOARD}/services/9`, `${BOARD}/services/x`, `${BOARD}/?scope=9`, `${BOARD}/../`],
  ])('is a 404 for %s', async (url) => {
    expect((await ask({ url })).status).toBe(404);
  });

  test('is a 404 for a scope that the viewer may not see', async () => {
    expect((await ask({ url: `${BOARD}/scopes/2` }, { viewer: ofScope('1') })).status).toBe(404);
  });

  test('is a 404 if the board does not know its own address', async () => {
    expect((await ask({ url: 'http://board.test/' }, { url: null })).status).toBe(404);
  });

  test('is a 400 without an address, and a 501 in XML', async () => {
    expect((await ask({})).status).toBe(400);
    expect((await ask({ url: BOARD, format: 'xml' })).status).toBe(501);
    expect((await ask({ url: BOARD, format: 'json' })).status).toBe(200);
  });

  test('fits into the given size, but stays legible', async () => {
    const { width, height } = await read({ url: BOARD, maxwidth: '300', maxheight: '9999' });
    expect([width, height]).toEqual([300, 240]);
    const small = await read({ url: BOARD, maxwidth: '1', maxheight: '-5' });
    expect([small.width, small.height]).toEqual([120, 240]);
  });

  test('escapes names in its HTML', async () => {
    const store = storeOf({ services: freshOf([scopeOf({ name: HOSTILE })]) });
    const response = await ask({ url: `${BOARD}/services/1` }, { store });
    const { html } = oembedSchema.parse(await response.json());
    expect(html).not.toContain('<script');
    expect(html.match(/</g)).toHaveLength(2);
  });
});
