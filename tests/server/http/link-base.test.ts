import { describe, expect, test } from 'vitest';

import { ORIGIN_HEADER, toForwardedOrigin, toLinkBase } from '@/lib/server/http/link-base';

const forwarded = (host: string, protocol = 'https') =>
  toForwardedOrigin({ 'x-forwarded-host': host, 'x-forwarded-proto': protocol });

describe('the address that a proxy was asked at', () => {
  test.each([
    ['status.example.com', 'https://status.example.com'],
    ['Status.Example.com:8443', 'https://status.example.com:8443'],
    ['[::1]:3000', 'https://[::1]:3000'],
    ['forged.example, status.example.com', 'https://status.example.com'],
  ])('is the word of the nearest one: %s', (host, origin) => {
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
  ])('is nothing where it is no host: %j', (host) => {
    expect(forwarded(host)).toBeNull();
  });

  test('is nothing with a protocol that is not of the web', () => {
    expect(forwarded('example.com', 'javascript')).toBeNull();
    expect(toForwardedOrigin({ 'x-forwarded-host': 'example.com' })).toBe('http://example.com');
  });
});

describe('links', () => {
  const headers = new Headers({ [ORIGIN_HEADER]: 'https://told.example', host: 'asked.example' });

  test('lead to the configured address, else to the one that is trusted, else are paths', () => {
    const url = 'https://status.example.com/board';
    expect(toLinkBase({ BOARD_URL: url, TRUST_PROXY: 'on' }, headers)).toBe(`${url}/api`);
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'on' }, headers)).toBe('https://told.example/api');
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'off' }, headers)).toBe('/api');
    expect(toLinkBase({ BOARD_URL: undefined, TRUST_PROXY: 'on' }, new Headers())).toBe('/api');
  });
});
