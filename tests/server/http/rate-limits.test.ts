import { describe, expect, onTestFinished, test } from 'vitest';

import { clientOf } from '@/lib/server/http/client-address';
import { openRateLimits, type LimitOptions, type LimitResult } from '@/lib/server/http/rate-limits';

import { startRedis } from '../../support/redis-server';
import { PATIENCE_MS } from '../../support/patience';

const LIMIT: LimitOptions = {
  name: 'test',
  perClient: { requests: 2, seconds: 100 },
  total: { requests: 5, seconds: 100 },
};
const retry = { retryAfterSeconds: expect.any(Number) as number };

function open(url?: string) {
  const limits = openRateLimits({ REDIS_URL: url });
  onTestFinished(() => limits.close());
  return limits;
}

describe('a rate limit', () => {
  test('counts each client separately, and says when to retry', async () => {
    const limit = open().open(LIMIT);
    expect([await limit.take('a'), await limit.take('a')]).toEqual([true, true]);
    const rejected = (await limit.take('a')) as Exclude<LimitResult, true>;
    expect(rejected.retryAfterSeconds).toBeGreaterThan(90);
    expect(rejected.retryAfterSeconds).toBeLessThanOrEqual(100);
    expect(await limit.take('b')).toBe(true);
  });

  test('leaves each client a quarter of its rate when the total is exceeded', async () => {
    const limit = open().open({ ...LIMIT, perClient: { requests: 8, seconds: 100 } });
    const from = (n: number) => `198.51.${n}.1`;
    for (let n = 0; n < 20; n += 1) await limit.take(from(1));
    expect(await limit.peek(from(2))).toBe(true);
    expect([await limit.take(from(2)), await limit.take(from(2))]).toEqual([true, true]);
    expect(await limit.peek(from(2))).toEqual(retry);
    expect(await limit.take(from(2))).toEqual(retry);
    expect(await limit.take(from(3))).toBe(true);
  });

  test('also counts the network of a client', async () => {
    const limit = open().open({ ...LIMIT, total: { requests: 1_000, seconds: 100 } });
    const results = [];
    for (let n = 1; n <= 20; n += 1) results.push(await limit.take(`198.51.100.${n}`));
    expect(results.filter((one) => one === true)).toHaveLength(8);
    const wide = [];
    for (let n = 1; n <= 20; n += 1) wide.push(await limit.take(`2001:db8:1:${n}::/64`));
    expect(wide.filter((one) => one === true)).toHaveLength(8);
    expect(await limit.take('203.0.113.1')).toBe(true);
  });

  test('can be checked without counting, and reset', async () => {
    const limit = open().open(LIMIT);
    for (let n = 0; n < 9; n += 1) expect(await limit.peek('a')).toBe(true);
    await limit.take('a');
    await limit.take('a');
    expect(await limit.peek('a')).toEqual(retry);
    await limit.forgive('a');
    expect([await limit.peek('a'), await limit.take('a')]).toEqual([true, true]);
  });

  test('is shared by name', async () => {
    const limits = open();
    await limits.open(LIMIT).take('a');
    await limits.open(LIMIT).take('a');
    expect(await limits.open(LIMIT).take('a')).toEqual(retry);
    expect(await limits.open({ ...LIMIT, name: 'other' }).take('a')).toBe(true);
  });

  test('expires', async () => {
    const limit = open().open({ ...LIMIT, perClient: { requests: 1, seconds: 1 } });
    expect([await limit.take('a'), await limit.take('a')]).toEqual([true, retry]);
    await expect.poll(() => limit.take('a'), { timeout: PATIENCE_MS }).toBe(true);
  });
});

describe('instances that share a Redis', () => {
  test('count together, or each by itself while Redis is unreachable or does not respond', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const [one, two] = [open(redis.url).open(LIMIT), open(redis.url).open(LIMIT)];
    // Until they are connected, each counts by itself.
    await expect
      .poll(
        async () => {
          const client = String(Math.random());
          await one.take(client);
          await two.take(client);
          const results = await one.take(client);
          await Promise.all([one.forgive(client), two.forgive(client)]);
          return results;
        },
        { timeout: PATIENCE_MS },
      )
      .toEqual(retry);
    redis.pause();
    expect([await one.take('b'), await one.take('b'), await one.take('b')]).toEqual([true, true, retry]);
    redis.resume();
    await redis.kill();
    expect([await two.take('c'), await two.take('c'), await two.take('c')]).toEqual([true, true, retry]);
  });
});

describe('the client of a request', () => {
  const of = (value: string | null) =>
    clientOf({ headers: new Headers(value === null ? {} : { 'x-forwarded-for': value }) });

  test('is the last address in X-Forwarded-For', () => {
    expect(of('203.0.113.9, 192.0.2.1')).toBe('192.0.2.1');
    expect(of('192.0.2.1')).toBe('192.0.2.1');
    expect(of('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(of('203.0.113.9, for, 192.0.2.1')).toBe('192.0.2.1');
    expect([of(null), of(''), of('192.0.2.1, ')]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test.each([
    ['192.0.2.1:50123', '192.0.2.1'],
    ['"192.0.2.1:50123"', '192.0.2.1'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::1]"', '2001:db8:1:2::/64'],
    ['[fe80::1%eth0]:1', 'fe80::/64'],
    ['[::ffff:192.0.2.1]:9', '192.0.2.1'],
    ['unknown', 'unknown'],
    ['_hidden', 'unknown'],
    ['192.0.2', 'unknown'],
    ['0x7f.1', 'unknown'],
    ['999.0.0.1', 'unknown'],
    ['evil'.repeat(1_000), 'unknown'],
  ])('is recognised in %s', (value, client) => {
    expect(of(value)).toBe(client);
  });

  test('is the /64 network of an IPv6 address', () => {
    const networks = [
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff::',
      '2001:0DB8:0001:0002:3:4:5:6',
      '2001:db8:1:2::7%eth0',
    ];
    expect(new Set(networks.map(of))).toEqual(new Set(['2001:db8:1:2::/64']));
    expect(of('2001:db8::1')).toBe('2001:db8::/64');
    expect(of('::1')).toBe('::/64');
  });
});
