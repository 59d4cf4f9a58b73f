import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';

let open: BoardProcess;
let hidden: BoardProcess;

beforeAll(async () => {
  [open, hidden] = await Promise.all([startBoard({ ALLOW_INDEXING: 'on' }), startBoard()]);
});
afterAll(() => Promise.all([open.stop(), hidden.stop()]));

const NOINDEX = /<meta name="robots" content="noindex[^"]*"/;
const read = async (from: BoardProcess, path: string) => (await fetch(from.url + path)).text();

describe('search engines', () => {
  test('may show no page of a board by default', async () => {
    expect(await read(hidden, '/robots.txt')).toBe('User-agent: *\nDisallow: /\n');
    for (const path of ['/', '/incidents', '/monitors', '/wall', '/wall/lite', '/wall/setup'])
      expect(await read(hidden, path), path).toMatch(NOINDEX);
  });

  test('may show the pages of a board with ALLOW_INDEXING, but no walls and forms', async () => {
    expect(await read(open, '/robots.txt')).toContain('Disallow: /api/');
    for (const path of ['/', '/incidents', '/monitors', '/services'])
      expect(await read(open, path), path).not.toMatch(NOINDEX);
    for (const path of ['/wall', '/wall/lite', '/wall/setup'])
      expect(await read(open, path), path).toMatch(NOINDEX);
  });
});

test.each([
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/favicon.ico', 'image/vnd.microsoft.icon'],
])('%s answers GET and HEAD, and no other method', async (path, type) => {
  const answers = await Promise.all(
    ['GET', 'HEAD', 'POST'].map((method) => fetch(hidden.url + path, { method })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 405]);
  expect(answers.slice(0, 2).map(({ headers }) => headers.get('content-type'))).toEqual([type, type]);
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength));
  expect(sizes[0]).toBeGreaterThan(20);
  expect(sizes[1]).toBe(0);
});
