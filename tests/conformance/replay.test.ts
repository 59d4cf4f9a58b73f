import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox, type ServedSandbox } from '@/lib/sandbox/serve';
import { replayExchange } from './replay-exchange';
import { EXCHANGES } from './transcript';

describe('the sandbox responds like the real ProdManager', () => {
  let served: ServedSandbox;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    served = await serveSandbox(createSandbox({ secret: 'changeit', mood: 'empty' }));
  });
  afterAll(() => served.close());

  it('to all 114 recorded requests', () => {
    expect(EXCHANGES).toHaveLength(114);
  });

  // In order: each exchange depends on earlier ones.
  it.each(EXCHANGES.map((exchange) => [exchange.name, exchange] as const))('%s', async (_name, exchange) => {
    expect(await replayExchange(exchange, served.url, tokens)).toEqual([]);
  });
});
