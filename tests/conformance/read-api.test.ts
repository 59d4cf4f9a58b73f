import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox, type ServedSandbox } from '@/lib/sandbox/serve';
import { replayExchange } from './replay-exchange';
import { serveReadApi, type ServedReadApi } from './serve-read-api';
import { EXCHANGES, type Exchange } from './transcript';

const IGNORES_TOKENS = 'the board issues no tokens and ignores those of requests';

/** Exchanges with responses that must differ from the real ProdManager's, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'auth: malformed header': IGNORES_TOKENS,
  'auth: malformed bearer': IGNORES_TOKENS,
  'auth: forged token': IGNORES_TOKENS,
  'auth: expired token': IGNORES_TOKENS,
  'auth: token not yet valid': IGNORES_TOKENS,
};

const isRead = ({ request }: Exchange): boolean => request.method === 'GET';

/** Removes internal events. Anonymous recordings have no events, but the board shows public ones to everyone. */
function toPublic(value: unknown, isAnonymous: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => toPublic(item, isAnonymous));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => {
      if (name !== 'events' || !Array.isArray(field)) return [name, toPublic(field, isAnonymous)];
      if (isAnonymous) return [name, '<public events>'];
      return [name, field.filter((event) => (event as { internal: boolean }).internal === false)];
    }),
  );
}

function toExpected({ request, response, name }: Exchange): Exchange {
  const { 'x-username': _, ...headers } = response.headers;
  const body = toPublic(response.body, request.auth === undefined);
  return { name, request, response: { ...response, headers, body } };
}

describe('the read API responds like the real ProdManager', () => {
  let source: ServedSandbox;
  let board: ServedReadApi;
  let isCurrent = false;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    const sandbox = createSandbox({ secret: 'changeit', mood: 'empty' });
    source = await serveSandbox(sandbox);
    board = await serveReadApi({ url: source.url, token: await sandbox.createToken() });
  });
  afterAll(async () => {
    await board.close();
    await source.close();
  });

  it('to all recorded reads except the listed ones', () => {
    const reads = EXCHANGES.filter(isRead);
    expect(reads).toHaveLength(52);
    const names = reads.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(DIFFERENT)));
  });

  // In order: writes go to the source, reads to the board.
  it.each(EXCHANGES.map((exchange) => [exchange.name, exchange] as const))('%s', async (name, exchange) => {
    if (!isRead(exchange)) {
      expect(await replayExchange(exchange, source.url, tokens)).toEqual([]);
      isCurrent = false;
      return;
    }
    if (!isCurrent) await board.refresh();
    isCurrent = true;
    const problems = await replayExchange(toExpected(exchange), board.url, tokens);
    if (DIFFERENT[name] === undefined) expect(problems).toEqual([]);
    else expect(problems).not.toEqual([]);
  });
});
