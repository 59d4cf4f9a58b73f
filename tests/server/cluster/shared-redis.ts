import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest';

import { startRedis, type RedisServer } from '../../support/redis-server';

/** The prefix of the Redis keys of `source-one`. */
export const KEY = 'prodmanager-dashboard:{source-one}:2:';

/** A Redis server for all tests of a file, empty at the start of each. */
export function shareRedis() {
  let server: RedisServer | null = null;
  const url = (): string => {
    if (!server) throw new Error('Redis is started before the first test');
    return server.url;
  };
  const connect = async () => {
    const client = createClient({ url: url() });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.close());
  afterEach(async () => {
    const client = await connect();
    await client.flushAll();
    client.destroy();
  });

  return {
    get url() {
      return url();
    },
    /** A connection for inspecting it, closed after the test. */
    openRaw: async () => {
      const client = await connect();
      onTestFinished(() => client.destroy());
      return client;
    },
  };
}
