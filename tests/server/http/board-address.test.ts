import { describe, expect, test } from 'vitest';

import { ORIGIN_HEADER, toForwardedOrigin, toLinkBase } from '@/lib/server/http/board-address';

const forwarded = (host: string, protocol = 'https') =>
  toForwardedOrigin({ 'x-forwarded-host': host, 'x-forwarded-proto': protocol });

describe('the forwarded origin', () => {
  test.each([
    ['status.example.com', 'https://status.example.com'],
    ['Status.Example.com:8443', 'https://status.example.com:8443'],
    ['[::1]:3000', 'https://[::1]:3000'],
    ['forged.example, status.example.com', 'https://status.example.com'],
  ])('is taken from the nearest proxy: %s', (host, origin) => {
    expect(forwarded(host)).toBe(origin);
  });

  test.each([
    '',
    'a b',
    'a/b',
    'user@host',
    'host:port',
    'host"onload',
    `${'x'.repeat(300)}.com`,
    'host?x',
    '\\',
  ])('is null for an invalid host: %j', (host) => {
    expect(forwarded(host)).toBeNull();
  });

  test('is null for a protocol other than http and https', () => {
    expect(forwarded('example.com', 'javascript')).toBeNull();
    expect(toForwardedOrigin({ 'x-forwarded-host': 'example.com' })).toBe('http://example.com');
  });
});

describe('links to the API', () => {
  const headers = new Headers({ [ORIGIN_HEADER]: 'https://proxy.example', host: 'host.example' });

  test('use BOARD_URL, else the origin of a trusted proxy, else are paths', () => {
    const url = 'https://status.example.com/board';
    expect(toLinkBase({ BOARD_URL: url, TRUST_PROXY: 'on' }, headers)).toBe(`${url}/api`);
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'on' }, headers)).toBe(
      'https://proxy.example/api',
    );
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'off' }, headers)).toBe('/api');
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'on' }, new Headers())).toBe('/api');
  });
});
