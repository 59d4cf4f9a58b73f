import { describe, expect, test } from 'vitest';

import { isCompilerPath, isServedPath } from '@/lib/server/edge/paths';

import { get } from './raw-get';
import { startEdge } from './start-edge';

const INTERNAL = [
  ...[
    '/_next',
    '/_next/image',
    '/_next/image?url=%2Fapi%2Fog&w=1200&q=75',
    '/%5Fnext/image?url=%2Fapi%2Fog&w=640&q=1',
  ],
  ...['/_next%2Fimage', '/_next/data/b1/index.json', '/_next/static/none.js', '/_next/webpack-hmr'],
  ...['/__nextjs_original-stack-frames', '/__nextjs_font/a', '/_error', '/_not-found', '/_global-error'],
];
const UNKNOWN = [
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

describe('the worker', () => {
  test.each(INTERNAL)('receives no request for %s: the edge sends a 404', async (path) => {
    const { url, rendered } = await startEdge((_, response) => response.end('Next'), { isServedPath });
    for (const accept of ['*/*', 'text/html', 'image/webp']) {
      expect((await get(url, path, { accept })).status).toBe(404);
    }
    expect(rendered).toEqual([]);
  });

  test.each(UNKNOWN)('receives a request for the missing page instead of %s', async (path) => {
    const { url, rendered } = await startEdge(
      (_, response) => response.setHeader('content-type', 'text/html').end('<h1>Missing</h1>'),
      { isServedPath },
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
  ])('receives requests for %s', (path) => {
    expect(isServedPath(path)).toBe(true);
  });

  test.each([
    ['/_next/static/chunks/a.js', true],
    ['/_next/hmr', true],
    ['/__nextjs_original-stack-frames', true],
    ['/_nexti', false],
    ['/monitors', false],
  ])('serves a file of the compiler of next dev: %s: %s', (path, isCompiled) => {
    expect(isCompilerPath(path)).toBe(isCompiled);
  });

  test('receives no Server Actions, and no headers that only proxies of Next send', async () => {
    const seen: string[] = [];
    const { url } = await startEdge(({ headers }, response) => {
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
