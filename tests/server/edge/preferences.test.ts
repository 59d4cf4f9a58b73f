import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { pageOf, startEdge, type Script } from './start-edge';

const routes = [
  { kind: 'page', pattern: '/' },
  { kind: 'data', pattern: '/api/snapshot' },
  { kind: 'data', pattern: '/api/feed', variesByPreferences: true },
] as const;

const renderCookie: Script = (request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(pageOf(String(request.headers.cookie)));
};

const titleOf = (html: string) => /<h1>(.*)<\/h1>/.exec(html)?.[1];

describe('the preferences of a viewer', () => {
  test('are all that a page receives of a viewer, and each combination is rendered once', async () => {
    const { url, rendered, edge } = await startEdge(renderCookie, { routes });
    const titles = [];
    for (const headers of [
      {},
      { cookie: 'session=secret; theme=dark; lang=fr; zone=Europe/Paris' },
      { cookie: 'zone=Europe%2FParis; lang=fr; theme=dark; other=secret', 'accept-language': 'en' },
      { 'accept-language': 'fr-CH, en;q=0.5', authorization: 'Bearer secret' },
      { cookie: 'lang=fr; session=other' },
      { cookie: 'lang=xx; theme=xx; zone=xx', 'accept-language': 'de' },
    ] as Record<string, string>[])
      titles.push(titleOf((await get(url, '/', headers)).text));
    expect(titles).toEqual([
      'lang=en; theme=system',
      'lang=fr; theme=dark; zone=Europe/Paris',
      'lang=fr; theme=dark; zone=Europe/Paris',
      'lang=fr; theme=system',
      'lang=fr; theme=system',
      'lang=en; theme=system',
    ]);
    expect(rendered).toHaveLength(3);
    expect(edge.cacheStats()).toMatchObject({ entries: 3, renders: 3 });
  });

  test('are part of Vary, in a 304 as well', async () => {
    const { url } = await startEdge(renderCookie, { routes });
    for (const target of ['/', '/api/feed']) {
      const { headers } = await get(url, target);
      expect(headers.vary).toBe('Cookie, Accept-Language, Accept-Encoding');
      const held = await get(url, target, { 'if-none-match': headers.etag ?? '' });
      expect([held.status, held.headers.vary]).toEqual([304, headers.vary]);
      // In another language, the response differs.
      const french = await get(url, target, { 'if-none-match': headers.etag ?? '', cookie: 'lang=fr' });
      expect([french.status, titleOf(french.text)]).toEqual([200, 'lang=fr; theme=system']);
    }
  });

  test('do not reach data, unless its route depends on them', async () => {
    const { url, rendered } = await startEdge(renderCookie, { routes });
    const plain = await get(url, '/api/snapshot', { cookie: 'lang=fr' });
    expect([titleOf(plain.text), plain.headers.vary]).toEqual(['undefined', 'Accept-Encoding']);
    await get(url, '/api/snapshot', { cookie: 'lang=en' });
    expect(rendered).toHaveLength(1);
    expect(titleOf((await get(url, '/api/feed', { cookie: 'lang=fr' })).text)).toBe('lang=fr; theme=system');
  });

  test('cannot fill the cache if they are invalid', async () => {
    const { url, edge } = await startEdge(renderCookie, { routes });
    await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        get(url, '/', {
          cookie: `lang=${n}; theme=${n}; zone=Zone/${n}; n=${n}`,
          'accept-language': `x-${n}`,
        }),
      ),
    );
    expect(edge.cacheStats()).toMatchObject({ entries: 1, renders: 1 });
  });
});
