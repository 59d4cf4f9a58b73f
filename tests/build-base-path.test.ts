import { spawnSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

/** The base path in Next's configuration for a BASE_PATH; the error message where it is invalid. */
function configuredWith(path: string | undefined): string {
  const script =
    "import('./next.config.js').then(({ default: { basePath, env } }) => process.stdout.write(JSON.stringify([basePath, env])), ({ message }) => process.stdout.write(message))";
  const { BASE_PATH: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { ...env, ...(path !== undefined && { BASE_PATH: path }) },
  });
  return stdout;
}

describe('BASE_PATH', () => {
  test.each([
    [undefined, ''],
    ['', ''],
    ['/board', '/board'],
    [' /ops/status-board.2 ', '/ops/status-board.2'],
  ])('sets the base path of server and browser: %j', (given, path) => {
    expect(JSON.parse(configuredWith(given))).toEqual([path, { BASE_PATH: path }]);
  });

  test.each(['board', '/', '/board/', '//board', '/a//b', '/../x', '/a b', '/bo%61rd', '/board?x', '/ä'])(
    'is rejected: %j',
    (given) => {
      expect(configuredWith(given)).toMatch(/^BASE_PATH must begin with a slash and not end with one, .*\.$/);
    },
  );
});
