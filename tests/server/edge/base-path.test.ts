import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { accessShape } from '@/lib/server/config/access-config';
import { ViewerReader } from '@/lib/server/auth/viewer-reader';
import type { EdgeOptions } from '@/lib/server/edge/edge-options';

import { get } from './raw-get';
import { startFront, tell } from './start-edge';

const startBelow = (given: Partial<EdgeOptions> = {}) =>
  startFront(tell, { basePath: '/ops/board', ...given });

const closed = new ViewerReader({
  config: z.object(accessShape).parse({ BOARD_ACCESS: 'private' }),
  clock: { now: () => 0 },
  readSession: () => Promise.resolve(null),
  findGrant: () => null,
});

describe('a front below a path', () => {
  test('asks the handler below it, and keeps one answer for both spellings of the overview', async () => {
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

  test('passes on what it does not keep, and counts all of it by its path on the board', async () => {
    const { url, rendered, begun, answered } = await startBelow();
    await get(url, '/ops/board/sign-in?to=/x');
    await fetch(`${url}/ops/board/api/preferences`, { method: 'POST', body: 'theme=dark' });
    await get(url, '/ops/board/incidents', { rsc: '1' });
    expect(rendered).toEqual([
      '/ops/board/sign-in?to=/x',
      '/ops/board/api/preferences',
      '/ops/board/incidents',
    ]);
    expect(begun).toEqual(['/sign-in?to=/x', '/api/preferences', '/incidents']);
    expect(answered).toEqual([]);
  });

  test('serves files below it alone', async () => {
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
    'answers nothing beside it, and counts it as nothing of its own: %s',
    async (target) => {
      const { url, rendered, answered } = await startBelow();
      const { status, headers } = await get(url, target);
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
      expect([rendered, answered.map((one) => [one.target, one.status])]).toEqual([[], [['', 404]]]);
    },
  );

  test('leads whoever asks for the host alone to the board, and programs to nothing', async () => {
    const { url } = await startBelow();
    const { status, headers } = await get(url, '/?scope=2');
    expect([status, headers['location']]).toEqual([307, '/ops/board/?scope=2']);
    expect((await get(url, '/api/snapshot')).text).toBe('{"message":"There is nothing here."}');
  });

  test('leads whoever may not see a page to where one signs in below it', async () => {
    const { url } = await startBelow({ viewers: closed, knowsViewers: true });
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
