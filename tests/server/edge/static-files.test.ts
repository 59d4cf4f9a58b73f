import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { get } from './raw-get';
import { startEdge, renderNumber } from './start-edge';

const SCRIPT = 'self.answer = 42;\n'.repeat(200);

async function startWithFiles() {
  const dir = await mkdtemp(join(tmpdir(), 'edge-files-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await mkdir(join(dir, 'static', 'chunks'), { recursive: true });
  await mkdir(join(dir, 'public'));
  await writeFile(join(dir, 'secret.txt'), 'secret');
  await symlink(join(dir, 'secret.txt'), join(dir, 'public', 'link.txt'));
  await writeFile(join(dir, 'static', 'chunks', '[id] ~0.js'), SCRIPT);
  await writeFile(join(dir, 'static', 'gone.js'), SCRIPT);
  await writeFile(join(dir, 'public', 'tiny.woff2'), 'x');
  await writeFile(join(dir, 'public', 'about.txt'), 'about');
  const staticDirs = [
    { dir: join(dir, 'static'), prefix: '/_next/static/', isImmutable: true },
    { dir: join(dir, 'public'), prefix: '/', isImmutable: false },
    { dir: join(dir, 'none'), prefix: '/none/', isImmutable: false },
  ];
  return { dir, ...(await startEdge(renderNumber, { staticDirs })) };
}

test('a file of the build is immutable, has the same content in every encoding, and is read once', async () => {
  const { url, dir, rendered } = await startWithFiles();
  const path = '/_next/static/chunks/%5Bid%5D%20~0.js';
  const responses = await Promise.all(
    ['br', 'gzip', 'identity'].map((name) => get(url, `${path}?dpl=1`, { 'accept-encoding': name })),
  );
  expect(responses.map(({ text }) => text)).toEqual([SCRIPT, SCRIPT, SCRIPT]);
  expect(responses.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  for (const { headers, bytes } of responses) {
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  await rm(join(dir, 'static'), { recursive: true });
  const etag = responses[0]?.headers.etag ?? '';
  expect((await get(url, path, { 'if-none-match': etag, 'accept-encoding': 'br' })).status).toBe(304);
  expect((await get(url, path, {}, 'HEAD')).headers['content-length']).toBe(String(SCRIPT.length));
  expect(rendered).toEqual([]);
});

test('a public file is revalidated, and not compressed if that saves nothing', async () => {
  const { url } = await startWithFiles();
  const font = await get(url, '/tiny.woff2', { 'accept-encoding': 'br, gzip' });
  expect([font.text, font.headers['content-encoding'], font.headers['content-type']]).toEqual([
    'x',
    undefined,
    'font/woff2',
  ]);
  expect(font.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
});

test.each([
  '/../secret.txt',
  '/_next/static/../../secret.txt',
  '/_next/static/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '/about.txt/',
  '/about.txt%00.js',
  '/link.txt',
  '/_next/static/',
  '/_next/static/chunks',
])('only listed files are read: %s reaches the worker', async (target) => {
  const { url, rendered } = await startWithFiles();
  expect((await get(url, target)).text).toContain('rendering 0');
  expect(rendered).toEqual([target]);
});

test('a deleted file reaches the worker, and a write to a file is a 405', async () => {
  const { url, dir, rendered } = await startWithFiles();
  await rm(join(dir, 'static', 'gone.js'));
  await get(url, '/_next/static/gone.js');
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
    const { status, headers } = await get(url, '/about.txt', {}, method);
    expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
  }
  expect(rendered).toEqual(['/_next/static/gone.js']);
});
