import { describe, expect, onTestFinished, test } from 'vitest';

import { clientOf, openRateLimits, type LimitOptions, type Taken } from '@/lib/server/http/rate-limits';

import { startRedis } from '../../support/redis-server';
import { PATIENCE_MS } from '../../support/patience';

const LIMIT: LimitOptions = {
  name: 'test',
  perClient: { times: 2, seconds: 100 },
  inAll: { times: 5, seconds: 100 },
};
const waits = { retryAfterSeconds: expect.any(Number) as number };

function open(url?: string) {
  const limits = openRateLimits({ REDIS_URL: url });
  onTestFinished(() => limits.close());
  return limits;
}

describe('a limit', () => {
  test('is of each client, and tells how long to wait', async () => {
    const limit = open().open(LIMIT);
    expect([await limit.take('a'), await limit.take('a')]).toEqual([true, true]);
    const refused = (await limit.take('a')) as Exclude<Taken, true>;
    expect(refused.retryAfterSeconds).toBeGreaterThan(90);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(100);
    expect(await limit.take('b')).toBe(true);
  });

  test('leaves each client a quarter where all together are beyond theirs: none can use it up for another', async () => {
    const limit = open().open({ ...LIMIT, perClient: { times: 8, seconds: 100 } });
    const from = (n: number) => `198.51.${n}.1`;
    for (let n = 0; n < 20; n += 1) await limit.take(from(1));
    expect(await limit.look(from(2))).toBe(true);
    expect([await limit.take(from(2)), await limit.take(from(2))]).toEqual([true, true]);
    expect(await limit.look(from(2))).toEqual(waits);
    expect(await limit.take(from(2))).toEqual(waits);
    expect(await limit.take(from(3))).toBe(true);
  });

  test('is of the network as well: addresses next to each other are cheap', async () => {
    const limit = open().open({ ...LIMIT, inAll: { times: 1_000, seconds: 100 } });
    const taken = [];
    for (let n = 1; n <= 20; n += 1) taken.push(await limit.take(`198.51.100.${n}`));
    expect(taken.filter((one) => one === true)).toHaveLength(8);
    const wide = [];
    for (let n = 1; n <= 20; n += 1) wide.push(await limit.take(`2001:db8:1:${n}::/64`));
    expect(wide.filter((one) => one === true)).toHaveLength(8);
    expect(await limit.take('203.0.113.1')).toBe(true);
  });

  test('can be looked at without being taken, and is forgiven', async () => {
    const limit = open().open(LIMIT);
    for (let n = 0; n < 9; n += 1) expect(await limit.look('a')).toBe(true);
    await limit.take('a');
    await limit.take('a');
    expect(await limit.look('a')).toEqual(waits);
    await limit.forgive('a');
    expect([await limit.look('a'), await limit.take('a')]).toEqual([true, true]);
  });

  test('is one by its name, wherever it is opened', async () => {
    const limits = open();
    await limits.open(LIMIT).take('a');
    await limits.open(LIMIT).take('a');
    expect(await limits.open(LIMIT).take('a')).toEqual(waits);
    expect(await limits.open({ ...LIMIT, name: 'other' }).take('a')).toBe(true);
  });

  test('ends', async () => {
    const limit = open().open({ ...LIMIT, perClient: { times: 1, seconds: 1 } });
    expect([await limit.take('a'), await limit.take('a')]).toEqual([true, waits]);
    await expect.poll(() => limit.take('a'), { timeout: PATIENCE_MS }).toBe(true);
  });
});

describe('instances that share a Redis', () => {
  test('count together, and each for itself while it is not there or does not answer', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const [one, two] = [open(redis.url).open(LIMIT), open(redis.url).open(LIMIT)];
    // Until they are connected, each counts for itself.
    await expect
      .poll(
        async () => {
          const client = String(Math.random());
          await one.take(client);
          await two.take(client);
          const taken = await one.take(client);
          await Promise.all([one.forgive(client), two.forgive(client)]);
          return taken;
        },
        { timeout: PATIENCE_MS },
      )
      .toEqual(waits);
    redis.pause();
    expect([await one.take('b'), await one.take('b'), await one.take('b')]).toEqual([true, true, waits]);
    redis.resume();
    await redis.kill();
    expect([await two.take('c'), await two.take('c'), await two.take('c')]).toEqual([true, true, waits]);
  });
});

describe('a client', () => {
  const of = (value: string | null) =>
    clientOf({ headers: new Headers(value === null ? {} : { 'x-forwarded-for': value }) });

  test('is whoever the nearest proxy names', () => {
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
  ])('is the same whatever the proxy writes around it: %s', (value, client) => {
    expect(of(value)).toBe(client);
  });

  test('is the network of an address of the sixth version', () => {
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
