import 'server-only';

import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { createClient } from 'redis';

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
  /** Of all clients together: an address is cheap. */
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

/** All limits of a process; they count in the same place. */
export interface RateLimits {
  /** The limit of this name; it is made where it is asked for first. */
  open(options: LimitOptions): RateLimit;
  close(): void;
}

const ALL = 'all';
const PREFIX = 'prodmanager-dashboard:limit';
const ANSWER_LIMIT_MS = 500;
const CONNECT_LIMIT_MS = 2_000;

const toWait = ({ msBeforeNext }: RateLimiterRes): Taken => ({
  retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
});

async function consume(limiter: RateLimiterAbstract, key: string): Promise<Taken> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    // The library throws what it counted where there was too much of it, and an error where it could not count.
    if (refused instanceof RateLimiterRes) return toWait(refused);
    throw refused;
  }
}

async function look(limiter: RateLimiterAbstract, key: string, { times }: Allowance): Promise<Taken> {
  const counted = await limiter.get(key);
  return counted !== null && counted.consumedPoints >= times ? toWait(counted) : true;
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
  const one = createLimiter(redis, `${PREFIX}:${name}:client`, perClient);
  const all = createLimiter(redis, `${PREFIX}:${name}`, inAll);
  return {
    take: async (client) => {
      const taken = await consume(one, client);
      // Who is refused already uses up nothing of what the others have.
      return taken === true ? consume(all, ALL) : taken;
    },
    look: async (client) => {
      const taken = await look(one, client, perClient);
      return taken === true ? look(all, ALL, inAll) : taken;
    },
    forgive: async (client) => {
      await Promise.all([one.delete(client), all.reward(ALL)]);
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
    close: () => redis?.destroy(),
  };
}
