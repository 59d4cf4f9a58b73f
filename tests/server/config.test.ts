import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { configSchema, parseConfig } from '@/lib/server/config';
import { ConfigurationError } from '@/lib/server/configuration-error';

const names = Object.keys(configSchema.shape);

function problemsOf(env: Record<string, string>, base = ''): readonly string[] {
  try {
    parseConfig(env, base);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(parseConfig({})).toEqual({
      BOARD_ACCESS: 'public',
      PORT: 3000,
      HOSTNAME: '0.0.0.0',
      PRODMANAGER_TIME_ZONE: 'UTC',
      REFRESH_INTERVAL_SECONDS: 15,
      BOARD_TITLE: 'Production status',
      DATA_DIR: './data',
      METRICS: 'on',
      METRICS_HOST: '127.0.0.1',
      TRUST_PROXY: 'off',
      FRAME_ANCESTORS: "'self'",
      LOG_LEVEL: 'info',
      SESSION_HOURS: 12,
      OIDC_SCOPES: 'openid profile email',
    });
  });

  test('takes a variable that is set to nothing as unset', () => {
    expect(parseConfig({ PORT: '', PRODMANAGER_URL: '' })).toEqual(parseConfig({}));
  });

  test('trims the slash that an address ends in', () => {
    expect(parseConfig({ PRODMANAGER_URL: 'https://pm.example.com/base/' }).PRODMANAGER_URL).toBe(
      'https://pm.example.com/base',
    );
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['PRODMANAGER_URL', 'ftp://pm.example.com'],
    ['PRODMANAGER_URL', 'https://someone:s3cret@pm.example.com'],
    ['PRODMANAGER_TIME_ZONE', 'Mars/Olympus'],
    ['REFRESH_INTERVAL_SECONDS', '99999'],
    ['REFRESH_INTERVAL_SECONDS', '1.5'],
    ['BOARD_URL', 'our-board.internal'],
    ['BOARD_TITLE', 'x'.repeat(81)],
    ['BOARD_LOGO', './logo.webp'],
    ['BOARD_ACCENT', 'tomato'],
    ['BOARD_ACCENT', '#ffe0e0'],
    ['BOARD_ACCENT', '#0b1020'],
    ['BOARD_HOME_URL', 'javascript:alert(1)'],
    ['BOARD_FOOTER', 'one line\nand another'],
    ['REDIS_URL', 'http://cache.internal:6379'],
    ['REDIS_URL', 'redis://cache.internal:6379/boards'],
    ['REDIS_URL', 'redis://someone:50%@cache.internal:6379'],
    ['METRICS', 'maybe'],
    ['METRICS', '70123'],
    ['LOG_LEVEL', 'loud'],
    ['AUTH_SECRET', 'too short to be one'],
    ['AUTH_SECRET', `${'a'.repeat(32)},${'b'.repeat(31)}`],
    ['AUTH_SECRET', ['a', 'b', 'c'].map((letter) => letter.repeat(40)).join()],
    ['SESSION_HOURS', '-1'],
    ['SESSION_HOURS', '8761'],
    ['SESSION_HOURS', '1e3'],
    ['OIDC_ISSUER', 'login.example.com'],
    ['OIDC_SCOPES', 'profile email'],
    ['OIDC_CLAIM', '.groups'],
    ['OIDC_ALLOWED', ' , '],
    ['OIDC_NAME', 'n'.repeat(41)],
    ['BOARD_PASSWORD_HASH', 'the password itself'],
    ['BOARD_PASSWORD_HASH', `c2NyeXB0${'A'.repeat(120)}`],
  ])('refuses a wrong %s with a sentence that names it and not its value', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must (not )?(be|contain) .+\\.$`));
    expect(problems[0]).not.toContain(value);
  });

  test('refuses a token that no header could carry, and does not repeat it', () => {
    const [problem] = problemsOf({ PRODMANAGER_URL: 'https://pm.example.com', PRODMANAGER_TOKEN: 'se cret' });
    expect(problem).toMatch(/^PRODMANAGER_TOKEN must be a token/);
    expect(problem).not.toContain('se cret');
  });

  test('refuses a token without a server to send it to', () => {
    expect(problemsOf({ PRODMANAGER_TOKEN: 'secret' })[0]).toMatch(/PRODMANAGER_URL is not/);
  });

  test.each([
    ['', { BASE_PATH: '/board' }, /^BASE_PATH must be unset: .*\.$/],
    ['', { BOARD_URL: 'https://a.example/board' }, /^BOARD_URL must not contain a path: .*\.$/],
    ['/board', { BASE_PATH: '/other' }, /^BASE_PATH must be \/board, or unset: .*\.$/],
    ['/board', { BOARD_URL: 'https://a.example' }, /^BOARD_URL must be .* ends in \/board: .*\.$/],
    ['/board', { BOARD_URL: 'https://a.example/other/board' }, /^BOARD_URL must be/],
  ])('refuses what the board was not built for: %j, %j', (base, env, sentence) => {
    const problems = problemsOf(env, base);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  test('need not be told again what the board was built for, and may be', () => {
    expect(problemsOf({ BOARD_URL: 'https://a.example/board/' }, '/board')).toEqual([]);
    expect(problemsOf({ BASE_PATH: '/board', BOARD_URL: 'https://a.example/board' }, '/board')).toEqual([]);
    expect(problemsOf({ BASE_PATH: '', BOARD_URL: 'https://a.example/' })).toEqual([]);
  });

  test('names every problem at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
  });
});

describe('the documentation of the configuration', () => {
  test('.env.example lists exactly the variables of the schema', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(
      ([, name]) => name,
    );
    expect(listed).toEqual(names);
  });

  test('the README has a row for exactly the variables of the schema', () => {
    const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(
      ([, name]) => name,
    );
    expect(rows).toEqual(names);
  });
});
