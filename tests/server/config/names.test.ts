import { describe, expect, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import { exportProxies } from '@/lib/server/config/proxy-config';
import { adviseOnSource, isUnconfigured, requireSource } from '@/lib/server/config/source-config';
import { adviseOnNames } from '@/lib/server/config/unknown-names';

const KNOWN = [
  'PRODMANAGER_URL',
  'PRODMANAGER_TIME_ZONE',
  'BOARD_TITLE',
  'REDIS_URL',
  'OIDC_ISSUER',
  'PORT',
  'DATA_DIR',
];

describe('an unknown variable', () => {
  test.each([
    ['PRODMANAGER_TIMEZONE', 'PRODMANAGER_TIME_ZONE'],
    ['BOARD_TITEL', 'BOARD_TITLE'],
    ['board_title', 'BOARD_TITLE'],
    ['OIDC_PROVIDER', 'OIDC_ISSUER'],
    ['REDIS_URI', 'REDIS_URL'],
    ['DATA_DIRS', 'DATA_DIR'],
  ])('%s gets a warning that suggests %s', (name, nearest) => {
    expect(adviseOnNames([name], KNOWN)).toEqual([
      `${name} is not a variable of this board and is ignored: did you mean ${nearest}?`,
    ]);
  });

  test.each([
    'PATH',
    'HOSTNAME',
    'REDIS_PASSWORD',
    'REDIS_HOST',
    'PWD',
    'PORTS',
    'PRODMANAGER_SERVICE_HOST',
    'PRODMANAGER_PORT_80_TCP_ADDR',
    'BOARD_PORT',
    ...KNOWN,
  ])('%s gets no warning', (name) => {
    expect(adviseOnNames([name], KNOWN)).toEqual([]);
  });
});

test('metrics and the board must not have the same port', () => {
  expect(() => parseConfig({ PORT: '9100', METRICS: '9100' })).toThrow(
    /^METRICS names the same port as PORT/,
  );
});

describe('demo data', () => {
  test('requires DEMO=on, otherwise a board without a source does not start', () => {
    expect(() => requireSource(parseConfig({}))).toThrow(/^PRODMANAGER_URL is not set: .* DEMO=on /);
    expect(() => requireSource(parseConfig({ DEMO: 'on' }))).not.toThrow();
    expect(() => requireSource(parseConfig({ PRODMANAGER_URL: 'https://pm.example.com' }))).not.toThrow();
  });

  test('conflicts with a configured source', () => {
    expect(() => parseConfig({ DEMO: 'on', PRODMANAGER_URL: 'https://pm.example.com' })).toThrow(
      /^DEMO is on but /,
    );
    expect(() => parseConfig({ DEMO: 'on', PRODMANAGER_TOKEN: 'token' })).toThrow(/PRODMANAGER_URL is not/);
  });

  test('is the default only if nothing but runtime variables is configured', () => {
    const names = [...KNOWN, 'PRODMANAGER_TOKEN_FILE', 'DEMO'];
    expect(isUnconfigured({ PORT: '4000', DATA_DIR: '/data', BOARD_TITLE: '', PATH: '/bin' }, names)).toBe(
      true,
    );
    for (const name of ['BOARD_TITLE', 'PRODMANAGER_TOKEN_FILE', 'REDIS_URL', 'DEMO'])
      expect(isUnconfigured({ [name]: 'x' }, names)).toBe(false);
  });
});

test('a source address that ends in /api gets advice', () => {
  expect(adviseOnSource({ PRODMANAGER_URL: 'https://pm.example.com/api' })).toMatch(
    /^PRODMANAGER_URL ends in \/api/,
  );
  expect(adviseOnSource({ PRODMANAGER_URL: 'https://pm.example.com/apiary' })).toBeNull();
  expect(adviseOnSource({})).toBeNull();
});

describe('the proxies', () => {
  test('are read in lower case first, as other programs do', () => {
    const env = {
      http_proxy: 'http://lower:1',
      HTTP_PROXY: 'http://upper:1',
      HTTPS_PROXY: 'http://secure:1',
    };
    expect(parseConfig(env)).toMatchObject({ HTTP_PROXY: 'http://lower:1', HTTPS_PROXY: 'http://secure:1' });
  });

  test('are exported in the form that all libraries read', () => {
    const env: Record<string, string | undefined> = {
      NO_PROXY: 'old',
      ALL_PROXY: 'http://old:1',
      PATH: '/bin',
    };
    exportProxies({ HTTP_PROXY: 'http://proxy:1', NO_PROXY: 'a.example, *.b.example .c.example:8080' }, env);
    expect(env).toEqual({
      PATH: '/bin',
      http_proxy: 'http://proxy:1',
      https_proxy: 'http://proxy:1',
      no_proxy: 'a.example,.a.example,b.example,.b.example,c.example:8080,.c.example:8080',
    });
    exportProxies({ HTTP_PROXY: 'http://proxy:1', NO_PROXY: 'a.example,*' }, env);
    expect(env['no_proxy']).toBe('*');
  });
});

test('lists accept names with commas and outer spaces as a JSON array', () => {
  const config = parseConfig({
    BOARD_VISIBLE_SCOPES: '["Paris, La Défense", " eu ", 7]',
    BOARD_VISIBLE_SERVICES: ' Payments , Search ',
  });
  expect(config.BOARD_VISIBLE_SCOPES).toEqual(['Paris, La Défense', ' eu ', '7']);
  expect(config.BOARD_VISIBLE_SERVICES).toEqual(['Payments', 'Search']);
  for (const wrong of ['["open', '[]', '[""]', '[{}]', '[legacy]'])
    expect(() => parseConfig({ BOARD_VISIBLE_SCOPES: wrong })).toThrow(/^BOARD_VISIBLE_SCOPES must be /);
});

test('FRAME_ANCESTORS survives an env file that removes quotes', () => {
  expect(parseConfig({ FRAME_ANCESTORS: 'self' }).FRAME_ANCESTORS).toBe("'self'");
  expect(parseConfig({ FRAME_ANCESTORS: 'none' }).FRAME_ANCESTORS).toBe("'none'");
  expect(parseConfig({ EMBED_ORIGINS: 'self' }).EMBED_ORIGINS).toBe("'self'");
  expect(parseConfig({ EMBED_ORIGINS: '*' }).EMBED_ORIGINS).toBe('*');
});
