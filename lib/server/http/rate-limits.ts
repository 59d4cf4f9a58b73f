import 'server-only';

import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { createClient } from 'redis';

import { networkOf } from './client-address';

export { clientOf } from './client-address';

/** So many times within so many seconds, counted from the first. */
export interface Allowance {
  readonly times: number;
  readonly seconds: number;
}

/** What is limited, and how. */
export interface LimitOptions {
  /** Of what is counted: a word of its own, because instances that share a Redis count together. */
  readonly name: string;
  readonly perClient: Allowance;
  /** Of all clients together. Beyond it each client has a quarter of its own, and never nothing: no one can use it up for the others. */
  readonly inAll: Allowance;
}

/** True where it may be done; else when it may be tried again. */
export type Taken = true | { readonly retryAfterSeconds: number };

/** How often something may be done, by one client and by all of them. */
export interface RateLimit {
  /** Does it once, or tells when that may be tried. */
  take(client: string): Promise<Taken>;
  /** What {@link take} would say, without doing it. */
  look(client: string): Promise<Taken>;
  /** Forgets what a client did, because it was as it should be. */
  forgive(client: string): Promise<void>;
}

/** A number by key, which is nothing again after some time. */
export interface Count {
  /** One more; tells how many there are then. @param seconds - after which it ends, where this is the first. */
  add(key: string, seconds?: number): Promise<number>;
  /** One less. */
  remove(key: string): Promise<void>;
}

/** All limits of a process; they count in the same place. */
export interface RateLimits {
  /** The limit of this name; it is made where it is asked for first. */
  open(options: LimitOptions): RateLimit;
  /** A count of this name, which ends after so many seconds unless told otherwise. */
  count(name: string, seconds: number): Count;
  close(): void;
}

const ALL = 'all';
const PREFIX = 'prodmanager-dashboard:limit';
const ANSWER_LIMIT_MS = 500;
const CONNECT_LIMIT_MS = 2_000;

/** How many times as much as one client the network has that it is in: addresses next to each other are cheap. */
const NETWORK_SHARE = 4;
/** What part of its own a client has while all together are beyond what they have. */
const CROWDED_SHARE = 1 / 4;

const crowdedTimes = ({ times }: Allowance): number => Math.ceil(times * CROWDED_SHARE);

const toWait = ({ msBeforeNext }: RateLimiterRes): Taken => ({
  retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
});

/** How often it was done, this time included; or what says when it may be done again. */
async function consume(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (refused) {
    // The library throws what it counted where there was too much of it, and an error where it could not count.
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

const createLimitClient = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { connectTimeout: CONNECT_LIMIT_MS, reconnectStrategy: () => CONNECT_LIMIT_MS },
  });

type RedisClient = ReturnType<typeof createLimitClient>;

function createLimiter(redis: RedisClient | null, keyPrefix: string, allowance: Allowance) {
  const options = { keyPrefix, points: allowance.times, duration: allowance.seconds };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
  });
  // Without Redis in reach each instance counts for itself: slower to notice, but never open.
  return new RLWrapperTimeouts({ limiter, timeoutMs: ANSWER_LIMIT_MS, insuranceLimiter: memory });
}

function openLimit(redis: RedisClient | null, { name, perClient, inAll }: LimitOptions): RateLimit {
  const perNetwork = { ...perClient, times: perClient.times * NETWORK_SHARE };
  const one = createLimiter(redis, `${PREFIX}:${name}:client`, perClient);
  const near = createLimiter(redis, `${PREFIX}:${name}:network`, perNetwork);
  const all = createLimiter(redis, `${PREFIX}:${name}`, inAll);
  const isOver = (counted: RateLimiterRes, { times }: Allowance): boolean => counted.consumedPoints > times;
  return {
    take: async (client) => {
      const network = networkOf(client);
      const own = await consume(one, client);
      if (isOver(own, perClient)) return toWait(own);
      const around = await consume(near, network);
      if (isOver(around, perNetwork)) {
        await one.reward(client);
        return toWait(around);
      }
      const together = await consume(all, ALL);
      if (!isOver(together, inAll) || own.consumedPoints <= crowdedTimes(perClient)) return true;
      await Promise.all([one.reward(client), near.reward(network)]);
      return toWait(together);
    },
    look: async (client) => {
      const [own, around, together] = await Promise.all([
        one.get(client),
        near.get(networkOf(client)),
        all.get(ALL),
      ]);
      if (own && own.consumedPoints >= perClient.times) return toWait(own);
      if (around && around.consumedPoints >= perNetwork.times) return toWait(around);
      const isCrowded = together !== null && together.consumedPoints >= inAll.times;
      return isCrowded && own && own.consumedPoints >= crowdedTimes(perClient) ? toWait(together) : true;
    },
    forgive: async (client) => {
      await Promise.all([one.delete(client), near.reward(networkOf(client)), all.reward(ALL)]);
    },
  };
}

function openCount(redis: RedisClient | null, name: string, seconds: number): Count {
  const limiter = createLimiter(redis, `${PREFIX}:${name}`, { times: Number.MAX_SAFE_INTEGER, seconds });
  return {
    add: async (key, customDuration = seconds) =>
      (await limiter.consume(key, 1, { customDuration })).consumedPoints,
    remove: async (key) => {
      await limiter.reward(key);
    },
  };
}

function connect(url: string): RedisClient {
  const redis = createLimitClient(url);
  // It comes back by itself, and until then memory counts; that Redis is gone is said by those who share the board through it.
  redis.on('error', () => undefined);
  redis.connect().catch(() => undefined);
  return redis;
}

/** Limits that are counted in Redis where there is one, and in memory where there is none or it does not answer. */
export function openRateLimits({ REDIS_URL }: { readonly REDIS_URL?: string | undefined }): RateLimits {
  const redis = REDIS_URL === undefined ? null : connect(REDIS_URL);
  const opened = new Map<string, RateLimit>();
  return {
    open: (options) => {
      const limit = opened.get(options.name) ?? openLimit(redis, options);
      opened.set(options.name, limit);
      return limit;
    },
    count: (name, seconds) => openCount(redis, name, seconds),
    close: () => redis?.destroy(),
  };
}
