import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { accessShape } from '@/lib/server/config/access-config';
import { ViewerReader } from '@/lib/server/auth/viewer-reader';
import type { EdgeOptions } from '@/lib/server/edge/edge-options';

import { get } from './raw-get';
import { startEdge, renderNumber } from './start-edge';

const startBelow = (options: Partial<EdgeOptions> = {}) =>
  startEdge(renderNumber, { basePath: '/ops/board', ...options });

const closed = new ViewerReader({
  config: z.object(accessShape).parse({ BOARD_ACCESS: 'private' }),
  clock: { now: () => 0 },
  readSession: () => Promise.resolve(null),
  findGrant: () => null,
});

describe('an edge with a base path', () => {
  test('adds it to requests to the worker, and caches one response for both spellings of the overview', async () => {
    const { url, rendered } = await startBelow();
    for (const target of ['/', '', '/?scope=2', '?scope=2', '/api/snapshot', '/incidents/7'])
      expect([target, (await get(url, `/ops/board${target}`)).status]).toEqual([target, 200]);
    expect(rendered).toEqual([
      '/ops/board',
      '/ops/board?scope=2',
      '/ops/board/api/snapshot',
      '/ops/board/incidents/7',
    ]);
  });

  test('redirects addresses of ProdManager to its own pages, and nothing outside', async () => {
    const { url, rendered } = await startBelow();
    const response = await get(url, '/ops/board/monitor?status=alert');
    expect([response.status, response.headers.location]).toEqual([307, '/ops/board/monitors?status=alert']);
    expect((await get(url, '/monitor?status=alert')).status).toBe(404);
    expect(rendered).toEqual([]);
  });

  test('passes uncached requests through, and reports their paths without it', async () => {
    const { url, rendered, served } = await startBelow();
    await get(url, '/ops/board/sign-in?to=/x');
    await fetch(`${url}/ops/board/api/preferences`, { method: 'POST', body: 'theme=dark' });
    await get(url, '/ops/board/incidents', { rsc: '1' });
    expect(rendered).toEqual([
      '/ops/board/sign-in?to=/x',
      '/ops/board/api/preferences',
      '/ops/board/incidents',
    ]);
    await expect
      .poll(() => served.map(({ target }) => target))
      .toEqual(['/sign-in?to=/x', '/api/preferences', '/incidents']);
  });

  test('serves static files only below it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'board-files-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, 'a.js'), 'self.x = 1;');
    const { url, rendered } = await startBelow({
      staticDirs: [{ dir, prefix: '/_next/static/', isImmutable: true }],
    });
    expect((await get(url, '/ops/board/_next/static/a.js')).text).toBe('self.x = 1;');
    expect((await get(url, '/_next/static/a.js')).status).toBe(404);
    expect(rendered).toEqual([]);
  });

  test.each(['/incidents', '/ops', '/ops/boards', '/ops/board%2fincidents', '//ops/board/', '/index.html'])(
    'sends a 404 outside of it, and reports an empty path: %s',
    async (target) => {
      const { url, rendered, served } = await startBelow();
      const { status, headers } = await get(url, target);
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
      expect([rendered, served.map((one) => [one.target, one.status])]).toEqual([[], [['', 404]]]);
    },
  );

  test('answers at the root of the host what is only looked for there', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'board-files-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, 'favicon.ico'), 'icon');
    const { url, rendered } = await startBelow({ staticDirs: [{ dir, prefix: '/', isImmutable: false }] });
    for (const base of ['', '/ops/board']) {
      expect((await get(url, `${base}/favicon.ico`)).text).toBe('icon');
      expect((await get(url, `${base}/robots.txt`)).status).toBe(200);
    }
    expect(rendered).toEqual(['/ops/board/robots.txt']);
  });

  test('redirects / to the board, but not the API', async () => {
    const { url } = await startBelow();
    const { status, headers } = await get(url, '/?scope=2');
    expect([status, headers['location']]).toEqual([307, '/ops/board/?scope=2']);
    expect((await get(url, '/api/snapshot')).text).toBe('{"message":"Page not found."}');
  });

  test('redirects forbidden viewers to the sign-in page below it', async () => {
    const { url } = await startBelow({ viewers: closed, variesByViewer: true });
    const locations = await Promise.all(
      ['/', '/incidents?tab=past', '/wall?zone=UTC'].map(
        async (target) => (await get(url, `/ops/board${target}`)).headers['location'],
      ),
    );
    expect(locations).toEqual([
      '/ops/board/sign-in',
      '/ops/board/sign-in?to=%2Fincidents%3Ftab%3Dpast',
      '/ops/board/wall/pair?zone=UTC',
    ]);
    expect((await get(url, '/ops/board/api/snapshot')).status).toBe(401);
  });
});
