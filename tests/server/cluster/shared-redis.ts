import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest';

import { startRedis, type RedisServer } from '../../support/redis-server';

/** What the instances of `source-one` keep in Redis begins so. */
export const KEY = 'prodmanager-dashboard:{source-one}:2:';

/** A Redis for all tests of a file, empty at the beginning of each. */
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
    /** A connection to look into it, closed when the test is over. */
    openRaw: async () => {
      const client = await connect();
      onTestFinished(() => client.destroy());
      return client;
    },
  };
}
