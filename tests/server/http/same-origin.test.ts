import { describe, expect, test } from 'vitest';

import { isSameOrigin, isSameOriginOn } from '@/lib/server/http/same-origin';

const CONFIG = { BOARD_URL: 'https://board.test', TRUST_PROXY: 'off' } as const;
const isOwn = (headers: Record<string, string>, config: Parameters<typeof isSameOriginOn>[0] = CONFIG) =>
  isSameOriginOn(config, new Request('http://inner.test/', { headers: { host: 'inner.test', ...headers } }));

describe('a write', () => {
  test.each([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://behind-a-proxy.test' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://board.test' },
    { origin: 'http://inner.test' },
    {},
  ])('from this board is allowed: %o', (headers) => {
    expect(isOwn(headers as Record<string, string>)).toBe(true);
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://board.test' },
    { 'sec-fetch-site': 'anything' },
    { origin: 'https://evil.test' },
    { origin: 'https://board.test.evil.test' },
    { origin: 'https://board.test:81' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' },
  ])('from another site is forbidden: %o', (headers) => {
    expect(isOwn(headers as Record<string, string>)).toBe(false);
  });

  test('is allowed from the origin that a trusted proxy forwards', () => {
    const headers = { origin: 'https://outside.test', 'x-forwarded-host': 'evil.test, outside.test' };
    const trusting = { BOARD_URL: undefined, TRUST_PROXY: 'on' } as const;
    expect(isOwn(headers, trusting)).toBe(true);
    expect(isOwn({ ...headers, origin: 'https://evil.test' }, trusting)).toBe(false);
  });

  test('is checked against the configuration of this process', () => {
    expect(isSameOrigin(new Request('http://board.test/', { headers: { origin: 'http://evil.test' } }))).toBe(
      false,
    );
  });
});
