import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoardWithSource } from '../support/own-board';

const ADDRESS = 'https://status.example.com';
/** Addresses of other boards: one below a path, one with a share link. */
const OTHER_BOARDS = /^\/board\b|\bTOKEN\b/;
/** What is not answered with 200 to GET. */
const STATUSES: Readonly<Record<string, number>> = { '/api/alertmanager': 405 };

/** The addresses of a board in all documents, as paths with queries. */
const paths = new Set(
  execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/(?<![\w=])https:\/\/status\.example\.com(\/[^\s'"`()<>|\]]*)/g),
    ])
    .map(([, path = '']) => path)
    .filter((path) => !OTHER_BOARDS.test(path)),
);

let started: Awaited<ReturnType<typeof startBoardWithSource>>;
beforeAll(async () => {
  started = await startBoardWithSource(
    {},
    { BOARD_URL: ADDRESS, EMBED_ORIGINS: '*', ALERTMANAGER_TOKEN: 'a-token-of-the-tests' },
  );
});
afterAll(() => started.stop());

test('addresses of a board are found in documents', () => {
  expect([...paths]).toContain('/feed.atom?service=Payments');
  expect(paths.size).toBeGreaterThan(15);
});

test.each([...paths])('the documented address %s exists', async (path) => {
  const response = await fetch(started.board.url + path, { redirect: 'manual' });
  expect(response.status).toBe(STATUSES[path] ?? 200);
  expect((await response.text()).length).toBeGreaterThan(0);
});
