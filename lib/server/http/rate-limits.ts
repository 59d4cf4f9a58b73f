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

/** A number of requests within a time window, which begins with the first request. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** What a rate limit allows. */
export interface LimitOptions {
  /** Identifies the limit: instances that share a Redis count it together. */
  readonly name: string;
  readonly perClient: Rate;
  /** For all clients together. Beyond it each client still has a quarter of its rate, so that none can block the others. */
  readonly total: Rate;
}

/** True if the request is allowed. */
export type LimitResult = true | { readonly retryAfterSeconds: number };

/** A limit per client, per network and for all clients together. */
export interface RateLimit {
  /** Counts a request of a client. */
  take(client: string): Promise<LimitResult>;
  /** What {@link take} would return, without counting. */
  peek(client: string): Promise<LimitResult>;
  /** Resets the count of a client, after a request that proved legitimate. */
  forgive(client: string): Promise<void>;
}

/** Numbers by key that expire. */
export interface Counter {
  /** Increments a number and returns it. @param seconds - until it expires, if this creates it. */
  add(key: string, seconds?: number): Promise<number>;
  /** Decrements a number. */
  remove(key: string): Promise<void>;
}

/** The rate limits and counters of a process, with their shared connection to Redis. */
export interface RateLimits {
  /** The limit with this name, created by the first call. */
  open(options: LimitOptions): RateLimit;
  /** A counter with this name. @param seconds - until its numbers expire by default. */
  openCounter(name: string, seconds: number): Counter;
  close(): void;
}

const ALL_CLIENTS = 'all';
const PREFIX = 'prodmanager-dashboard:limit';
const REDIS_TIMEOUT_MS = 500;
const CONNECT_TIMEOUT_MS = 2_000;

/** The limit of a network, as a multiple of the limit of a client: one person can have many addresses next to each other. */
const NETWORK_FACTOR = 4;
/** The share of its limit that a client has while the total is exceeded. */
const CROWDED_SHARE = 1 / 4;

const crowdedRequests = ({ requests }: Rate): number => Math.ceil(requests * CROWDED_SHARE);

const toRetry = ({ msBeforeNext }: RateLimiterRes): LimitResult => ({
  retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
});

/** Counts a request, whether or not it is within the limit. @throws Error if the limiter fails. */
async function consume(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (rejection) {
    // The library throws its result if the limit is exceeded.
    if (rejection instanceof RateLimiterRes) return rejection;
    throw rejection;
  }
}

const createLimitClient = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { connectTimeout: CONNECT_TIMEOUT_MS, reconnectStrategy: () => CONNECT_TIMEOUT_MS },
  });

type RedisClient = ReturnType<typeof createLimitClient>;

function createLimiter(redis: RedisClient | null, keyPrefix: string, { requests, seconds }: Rate) {
  const options = { keyPrefix, points: requests, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
  });
  // If Redis is unreachable, each instance counts by itself: the limit is higher, but never off.
  return new RLWrapperTimeouts({ limiter, timeoutMs: REDIS_TIMEOUT_MS, insuranceLimiter: memory });
}

function openLimit(redis: RedisClient | null, { name, perClient, total }: LimitOptions): RateLimit {
  const perNetwork = { ...perClient, requests: perClient.requests * NETWORK_FACTOR };
  const clients = createLimiter(redis, `${PREFIX}:${name}:client`, perClient);
  const networks = createLimiter(redis, `${PREFIX}:${name}:network`, perNetwork);
  const all = createLimiter(redis, `${PREFIX}:${name}`, total);
  const isOver = ({ consumedPoints }: RateLimiterRes, { requests }: Rate): boolean =>
    consumedPoints > requests;
  const isUsedUp = (counted: RateLimiterRes | null, requests: number): counted is RateLimiterRes =>
    counted !== null && counted.consumedPoints >= requests;
  return {
    take: async (client) => {
      const network = networkOf(client);
      const ofClient = await consume(clients, client);
      if (isOver(ofClient, perClient)) return toRetry(ofClient);
      const ofNetwork = await consume(networks, network);
      if (isOver(ofNetwork, perNetwork)) {
        await clients.reward(client);
        return toRetry(ofNetwork);
      }
      const ofAll = await consume(all, ALL_CLIENTS);
      if (!isOver(ofAll, total) || ofClient.consumedPoints <= crowdedRequests(perClient)) return true;
      await Promise.all([clients.reward(client), networks.reward(network)]);
      return toRetry(ofAll);
    },
    peek: async (client) => {
      const [ofClient, ofNetwork, ofAll] = await Promise.all([
        clients.get(client),
        networks.get(networkOf(client)),
        all.get(ALL_CLIENTS),
      ]);
      if (isUsedUp(ofClient, perClient.requests)) return toRetry(ofClient);
      if (isUsedUp(ofNetwork, perNetwork.requests)) return toRetry(ofNetwork);
      const isCrowded = isUsedUp(ofAll, total.requests);
      return isCrowded && isUsedUp(ofClient, crowdedRequests(perClient)) ? toRetry(ofAll) : true;
    },
    forgive: async (client) => {
      await Promise.all([
        clients.delete(client),
        networks.reward(networkOf(client)),
        all.reward(ALL_CLIENTS),
      ]);
    },
  };
}

function openCounter(redis: RedisClient | null, name: string, seconds: number): Counter {
  const unlimited = { requests: Number.MAX_SAFE_INTEGER, seconds };
  const limiter = createLimiter(redis, `${PREFIX}:${name}`, unlimited);
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
  // The client reconnects by itself, and the limiters fall back to memory. The cluster reports that Redis is unreachable.
  redis.on('error', () => undefined);
  redis.connect().catch(() => undefined);
  return redis;
}

/** Opens the rate limits of a process. They count in Redis if it is configured and reachable, else in memory. */
export function openRateLimits({ REDIS_URL }: { readonly REDIS_URL?: string | undefined }): RateLimits {
  const redis = REDIS_URL === undefined ? null : connect(REDIS_URL);
  const opened = new Map<string, RateLimit>();
  return {
    open: (options) => {
      const limit = opened.get(options.name) ?? openLimit(redis, options);
      opened.set(options.name, limit);
      return limit;
    },
    openCounter: (name, seconds) => openCounter(redis, name, seconds),
    close: () => redis?.destroy(),
  };
}
