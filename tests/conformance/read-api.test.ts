import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox, type ServedSandbox } from '@/lib/sandbox/serve';
import { replayExchange } from './replay-exchange';
import { serveReadApi, type ServedReadApi } from './serve-read-api';
import { EXCHANGES, type Exchange } from './transcript';

const IGNORES_TOKENS = 'the board issues no tokens and answers everyone alike, so it ignores theirs';

/** What cannot be answered as the real ProdManager did, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'auth: malformed header': IGNORES_TOKENS,
  'auth: malformed bearer': IGNORES_TOKENS,
  'auth: forged token': IGNORES_TOKENS,
  'auth: expired token': IGNORES_TOKENS,
  'auth: token not yet valid': IGNORES_TOKENS,
};

const isRead = ({ request }: Exchange): boolean => request.method === 'GET';

/** Without internal events. Where it was recorded anonymously the events were empty; the board shows everyone the public ones. */
function toPublic(value: unknown, isAnonymous: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => toPublic(one, isAnonymous));
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

describe('the read API answers as the real ProdManager did', () => {
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

  it('in all reads of the conversation but those named here', () => {
    const reads = EXCHANGES.filter(isRead);
    expect(reads).toHaveLength(52);
    const names = reads.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(OTHERWISE)));
  });

  // One after the other: writes go to the source, and what is read then goes to the board in front of it.
  it.each(EXCHANGES.map((exchange) => [exchange.name, exchange] as const))('%s', async (name, exchange) => {
    if (!isRead(exchange)) {
      expect(await replayExchange(exchange, source.url, tokens)).toEqual([]);
      isCurrent = false;
      return;
    }
    if (!isCurrent) await board.refresh();
    isCurrent = true;
    const problems = await replayExchange(toExpected(exchange), board.url, tokens);
    if (OTHERWISE[name] === undefined) expect(problems).toEqual([]);
    else expect(problems).not.toEqual([]);
  });
});
