import { describe, expect, onTestFinished, test } from 'vitest';

import { systemClock } from '@/lib/server/util/clock';
import type { Pairing } from '@/lib/server/screens/store/access-store';
import { RedisStore } from '@/lib/server/screens/store/redis-store';
import { AccessRegister } from '@/lib/server/screens/access-register';
import { hashSecret } from '@/lib/server/screens/secrets';

import { startRedis } from '../../../support/redis-server';
import { shareRedis } from '../../cluster/shared-redis';
import { screenOf, secretOf, setUpTime } from '../start-screens';
import { PATIENCE_MS } from '../../../support/patience';

const redis = shareRedis();
const KEY = 'prodmanager-dashboard:{source-one}:1:access:';
const NEVER_MS = 3_600_000;

async function startInstance({ url = redis.url, refreshMs = NEVER_MS, sourceId = 'source-one' } = {}) {
  const { log, lines } = setUpTime();
  const store = new RedisStore({
    redisUrl: url,
    sourceId,
    refreshMs,
    log,
    clock: systemClock,
    random: Math.random,
  });
  const register = new AccessRegister({ store, log, clock: systemClock });
  await register.start();
  onTestFinished(() => register.stop());
  return { register, store, lines };
}
const fresh = (letter: string) => screenOf(letter, { createdAtMs: Date.now() });
const id = (letter: string): string => letter.repeat(12);

describe('instances that share a Redis', () => {
  test('see additions, renames and revocations of other instances immediately', async () => {
    const [one, other] = [await startInstance(), await startInstance()];
    await one.register.add(fresh('a'));
    await expect.poll(() => other.register.find(secretOf('a'))?.id).toBe(id('a'));
    await other.register.rename(id('a'), 'Lobby');
    await expect.poll(() => one.register.get(id('a'))?.name).toBe('Lobby');
    await other.register.revoke(id('a'));
    expect(other.register.find(secretOf('a'))).toBeNull();
    await expect.poll(() => one.register.find(secretOf('a'))).toBeNull();
    expect(await one.register.rename(id('a'), 'Back again')).toBe(false);
  });

  test('see a change within one refresh interval if its message was missed', async () => {
    const one = await startInstance({ refreshMs: 200 });
    const raw = await redis.openRaw();
    await one.register.add(fresh('a'));
    await raw.del([`${KEY}records`, `${KEY}mark`]);
    await expect.poll(() => one.register.find(secretOf('a')), { timeout: PATIENCE_MS }).toBeNull();
  });

  test('store no credential, and records that do not expire', async () => {
    const { register } = await startInstance();
    await register.add(fresh('a'));
    const raw = await redis.openRaw();
    expect(await raw.ttl(`${KEY}records`)).toBe(-1);
    expect(JSON.stringify(await raw.hGetAll(`${KEY}records`))).not.toContain(secretOf('a'));
  });

  test('share last-seen times, but not of unknown ids', async () => {
    const one = await startInstance();
    await one.register.add(fresh('a'));
    const report = { widthPx: 1_920, heightPx: 1_080, build: 'b7', freshness: 'live', shown: null } as const;
    const seen = new Map([id('a'), id('z')].map((name) => [name, { atMs: 5, report }]));
    await one.store.saveLastSeen(seen);
    const later = await startInstance();
    expect(later.register.list().map((listed) => listed.seen)).toEqual([{ atMs: 5, report }]);
    expect(await (await redis.openRaw()).hKeys(`${KEY}seen`)).toEqual([id('a')]);
  });

  test('do not share records between sources', async () => {
    const [one, other] = [await startInstance(), await startInstance({ sourceId: 'source-two' })];
    await one.register.add(fresh('a'));
    await other.register.add(fresh('b'));
    expect(other.register.find(secretOf('a'))).toBeNull();
    expect(one.register.find(secretOf('b'))).toBeNull();
  });

  test('skip invalid records and keep the others', async () => {
    const one = await startInstance();
    await one.register.add(fresh('a'));
    const raw = await redis.openRaw();
    await raw.hSet(`${KEY}records`, { x: 'hello', y: '{"id":1}' });
    expect((await startInstance()).register.list().map(({ record }) => record.id)).toEqual([id('a')]);
  });
});

describe('a code', () => {
  const pairingOf = (code: string, letter: string, lifeMs = 60_000): Pairing => ({
    code,
    digest: hashSecret(secretOf(letter)),
    credentialDigest: hashSecret(secretOf(`${letter}1`).slice(0, 43)),
    query: '',
    expiresAtMs: Date.now() + lifeMs,
  });

  test('is shown by one instance and claimed by another, once', async () => {
    const [one, other] = [await startInstance(), await startInstance()];
    const pairing = pairingOf('ACDEFG', 'p');
    expect(await one.store.pairings.put(pairing)).toBe(true);
    expect(await other.store.pairings.put(pairingOf('ACDEFG', 'q'))).toBe(false);
    const claimed = await Promise.all([one, other, one].map(({ store }) => store.pairings.claim('ACDEFG')));
    expect(claimed.filter((found) => found !== null)).toEqual([pairing]);
    expect(await other.store.pairings.find({ code: 'ACDEFG' })).toBeNull();
    expect(await other.store.pairings.find({ digest: pairing.digest })).toEqual(pairing);
  });

  test('is deleted when it expires', async () => {
    const { store } = await startInstance();
    await store.pairings.put(pairingOf('ACDEFG', 'p', 100));
    await expect.poll(() => store.pairings.find({ code: 'ACDEFG' })).toBeNull();
    expect(await (await redis.openRaw()).keys(`${KEY}*`)).toEqual([]);
  });
});

describe('without Redis', () => {
  test('known screens keep their access and changes fail, until it is back', async () => {
    const server = await startRedis();
    onTestFinished(() => server.close());
    const { register, lines } = await startInstance({ url: server.url, refreshMs: 200 });
    await register.add(fresh('a'));
    await server.kill();
    await expect(register.add(fresh('b'))).rejects.toThrow();
    await expect(register.revoke(id('a'))).rejects.toThrow();
    expect(register.find(secretOf('a'))).not.toBeNull();
    expect(register.find(secretOf('b'))).toBeNull();
    await expect.poll(() => lines.filter(({ level }) => level === 40).length).toBe(1);
    expect([register.isLoaded, register.isCurrent]).toEqual([true, false]);
    await server.restart();
    await expect
      .poll(
        () =>
          register.add(fresh('c')).then(
            () => true,
            () => false,
          ),
        { timeout: PATIENCE_MS },
      )
      .toBe(true);
    expect(register.find(secretOf('c'))).not.toBeNull();
    expect(register.isCurrent).toBe(true);
  });

  test('starts without records and loads them later', async () => {
    const server = await startRedis();
    onTestFinished(() => server.close());
    await server.kill();
    const { register } = await startInstance({ url: server.url });
    expect([register.isLoaded, register.isCurrent]).toEqual([false, false]);
    const received: number[] = [];
    register.watch((entries) => received.push(entries.length));
    expect(received).toEqual([]);
    await server.restart();
    await expect.poll(() => register.isLoaded, { timeout: PATIENCE_MS }).toBe(true);
    expect(received[0]).toBe(0);
  });
});
