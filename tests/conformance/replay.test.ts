import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox, type ServedSandbox } from '@/lib/sandbox/serve';
import { replayExchange } from './replay-exchange';
import { EXCHANGES } from './transcript';

describe('the sandbox answers as the real ProdManager did', () => {
  let served: ServedSandbox;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    served = await serveSandbox(createSandbox({ secret: 'changeit', mood: 'empty' }));
  });
  afterAll(() => served.close());

  it('in all 114 exchanges', () => {
    expect(EXCHANGES).toHaveLength(114);
  });

  // One after the other: each exchange builds on those before it.
  it.each(EXCHANGES.map((exchange) => [exchange.name, exchange] as const))('%s', async (_name, exchange) => {
    expect(await replayExchange(exchange, served.url, tokens)).toEqual([]);
  });
});
