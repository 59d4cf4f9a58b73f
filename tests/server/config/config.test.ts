import { describe, expect, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import { ConfigurationError } from '@/lib/server/util/configuration-error';

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
  test('has defaults for all variables', () => {
    expect(parseConfig({})).toEqual({
      BOARD_ACCESS: 'public',
      ALLOW_INDEXING: 'off',
      ALERTMANAGER_CREATE: 'off',
      ALERTMANAGER_SCOPE_LABEL: 'scope',
      ALERTMANAGER_SERVICE_LABEL: 'service',
      ALERTMANAGER_NAME_LABELS: ['alertname'],
      ALERTMANAGER_SEVERITY_LABEL: 'severity',
      PORT: 3000,
      HOST: '0.0.0.0',
      DEMO: 'off',
      PRODMANAGER_TIME_ZONE: 'UTC',
      REFRESH_INTERVAL_SECONDS: 15,
      BOARD_TITLE: 'Production status',
      DATA_DIR: './data',
      HISTORY_RAW_DAYS: 400,
      SHUTDOWN_DELAY_SECONDS: 0,
      METRICS: 'on',
      METRICS_HOST: '127.0.0.1',
      TRUST_PROXY: 'off',
      FRAME_ANCESTORS: "'self'",
      LOG_LEVEL: 'info',
      SESSION_HOURS: 12,
      OIDC_SCOPES: 'openid profile email',
    });
  });

  test('treats empty variables as unset', () => {
    expect(parseConfig({ PORT: '', PRODMANAGER_URL: '' })).toEqual(parseConfig({}));
  });

  test('trims trailing slashes of addresses', () => {
    expect(parseConfig({ PRODMANAGER_URL: 'https://pm.example.com/base/' }).PRODMANAGER_URL).toBe(
      'https://pm.example.com/base',
    );
  });

  test('rejects alerts without a token that can write them, or with the same one', () => {
    const env = { PRODMANAGER_URL: 'https://pm.example.com', ALERTMANAGER_TOKEN: 'a-token-of-the-alerts' };
    expect(problemsOf(env)[0]).toMatch(/PRODMANAGER_TOKEN is not.* monitor_api/);
    const same = { ...env, PRODMANAGER_TOKEN: env.ALERTMANAGER_TOKEN };
    expect(problemsOf(same)[0]).toMatch(/ALERTMANAGER_TOKEN is the same as PRODMANAGER_TOKEN/);
    expect(problemsOf({ ...env, PRODMANAGER_TOKEN: 'other' })).toEqual([]);
    expect(problemsOf({ DEMO: 'on', ALERTMANAGER_TOKEN: env.ALERTMANAGER_TOKEN })).toEqual([]);
  });

  test('rejects a token without a server', () => {
    expect(problemsOf({ PRODMANAGER_TOKEN: 'secret' })[0]).toMatch(/PRODMANAGER_URL is not/);
  });

  test.each([
    ['', { BASE_PATH: '/board' }, /^BASE_PATH must be unset: .*\.$/],
    ['', { BOARD_URL: 'https://a.example/board' }, /^BOARD_URL must not contain a path: .*\.$/],
    ['/board', { BASE_PATH: '/other' }, /^BASE_PATH must be \/board, or unset: .*\.$/],
    ['/board', { BOARD_URL: 'https://a.example' }, /^BOARD_URL must be .* ends in \/board: .*\.$/],
    ['/board', { BOARD_URL: 'https://a.example/other/board' }, /^BOARD_URL must be/],
  ])('rejects addresses that do not fit the build: %j, %j', (base, env, sentence) => {
    const problems = problemsOf(env, base);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  test('accepts the base path of the build, set again or not', () => {
    expect(problemsOf({ BOARD_URL: 'https://a.example/board/' }, '/board')).toEqual([]);
    expect(problemsOf({ BASE_PATH: '/board', BOARD_URL: 'https://a.example/board' }, '/board')).toEqual([]);
    expect(problemsOf({ BASE_PATH: '', BOARD_URL: 'https://a.example/' })).toEqual([]);
  });

  test('reports all problems together', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
  });
});
