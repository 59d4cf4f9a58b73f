import { describe, expect, test } from 'vitest';

import { isCompilerPath, isOpenPath } from '@/lib/server/edge/open-paths';

import { get } from './raw-get';
import { startFront } from './start-edge';

const CLOSED = [
  ...[
    '/_next',
    '/_next/image',
    '/_next/image?url=%2Fapi%2Fog&w=1200&q=75',
    '/%5Fnext/image?url=%2Fapi%2Fog&w=640&q=1',
  ],
  ...['/_next%2Fimage', '/_next/data/b1/index.json', '/_next/static/none.js', '/_next/webpack-hmr'],
  ...['/__nextjs_original-stack-frames', '/__nextjs_font/a', '/_error', '/_not-found', '/_global-error'],
];
const NO_PAGES = [
  ...[
    '/404',
    '/500',
    '/index',
    '/index.rsc',
    '/monitors.rsc',
    '/monitors.json',
    '/monitors.segments/_tree.segment.rsc',
  ],
  ...['//monitors', '/NONE', '/monitors/1/2', '/health/none', '/healthy'],
];

describe('what the handler may be asked for', () => {
  test.each(CLOSED)('is not %s: a 404 without asking it', async (path) => {
    const { url, rendered } = await startFront((_, response) => response.end('Next'), { isOpenPath });
    for (const accept of ['*/*', 'text/html', 'image/webp']) {
      expect((await get(url, path, { accept })).status).toBe(404);
    }
    expect(rendered).toEqual([]);
  });

  test.each(NO_PAGES)('is not %s: there the page is shown that says so', async (path) => {
    const { url, rendered } = await startFront(
      (_, response) => response.setHeader('content-type', 'text/html').end('<h1>Missing</h1>'),
      { isOpenPath },
    );
    const { status, text } = await get(url, path, { accept: 'text/html' });
    expect([status, text]).toEqual([404, '<h1>Missing</h1>']);
    expect(rendered).toEqual(['/missing']);
    expect((await fetch(url + path, { method: 'POST', body: 'x' })).ok).toBe(false);
    expect(rendered).toEqual(['/missing']);
  });

  test.each([
    '/',
    '/monitors',
    '/monitors/7',
    '/monitors/',
    '/%6Donitors',
    '/wall/lite',
    '/wall/setup',
    '/sign-in',
    '/share/x',
    '/api/none',
    '/health',
    '/health/version',
  ])('is %s', (path) => {
    expect(isOpenPath(path)).toBe(true);
  });

  test.each([
    ['/_next/static/chunks/a.js', true],
    ['/_next/hmr', true],
    ['/__nextjs_original-stack-frames', true],
    ['/_nexti', false],
    ['/monitors', false],
  ])('is served by the compiler of next dev: %s', (path, isCompilers) => {
    expect(isCompilerPath(path)).toBe(isCompilers);
  });

  test('is never a Server Action, nor what only Next’s own proxies ask for', async () => {
    const seen: string[] = [];
    const { url } = await startFront(({ headers }, response) => {
      seen.push(
        ...Object.keys(headers).filter((name) => /^(x-)?(next|middleware|prerender|matched)/.test(name)),
      );
      response.end();
    });
    const headers = {
      ...{
        'next-action': 'a',
        'x-nextjs-data': '1',
        'x-middleware-subrequest': 'a',
        'x-prerender-revalidate': 'a',
      },
      ...{ 'x-matched-path': '/a', 'x-next-revalidated-tags': 'a' },
    };
    await fetch(`${url}/sign-in`, { method: 'POST', headers, body: 'x' });
    await get(url, '/sign-in', headers);
    expect(seen).toEqual([]);
  });
});
