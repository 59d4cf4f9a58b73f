import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { Random } from '@/lib/sandbox/scenario/random';

import { createCorruption } from '../support/corrupt-response';
import { forward, listen } from '../support/http-server';

/** What the source can do wrong. */
export const MISBEHAVIOURS = [
  'slow',
  'drop',
  'truncate',
  'html',
  'endless',
  'huge',
  'redirect',
  'storm',
  'refuse',
  'fail',
  'lie',
] as const;

/** See {@link MISBEHAVIOURS}. */
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

/** A source that misbehaves as requested, between the boards and the sandbox. */
export interface FaultySource {
  readonly url: string;
  /** The requests so far. */
  readonly requests: number;
  /** The requests so far that were answered wrongly. */
  readonly struck: number;
  /** When it last answered with data, in milliseconds of `performance.now()`. */
  readonly answeredAtMs: number;
  /** Begins to misbehave, in addition to what it does already. @param share The share of requests, from 0 to 1. */
  begin(what: Misbehaviour, share: number): void;
  end(what: Misbehaviour): void;
  close(): Promise<void>;
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  /** Answers with data. @param change Changes the answer. */
  readonly answer: (change?: ReturnType<typeof createCorruption>) => void;
  readonly random: Random;
}

const MAX_DELAY_MS = 6_000;
const RETRY_AFTER_SECONDS = '2';
/** More than the board may read, by far. */
const HUGE_BYTES = 40 * 1_024 * 1_024;
const ROWS = Buffer.from('{"id":1,"name":"one of very many rows"},'.repeat(2_000));
const JSON_TYPE = { 'content-type': 'application/json' };

/** Writes rows until the client is gone, or until so many bytes are written. */
function pour(response: ServerResponse, maxBytes: number): void {
  response.write('{"items":[');
  let left = maxBytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= ROWS.length;
      if (!response.write(ROWS)) {
        response.once('drain', more);
        return;
      }
    }
    response.end('{}]}');
  };
  more();
}

const STRIKES: Readonly<Record<Misbehaviour, (exchange: Exchange) => void>> = {
  slow: ({ answer, random }) => void setTimeout(answer, random.between(300, MAX_DELAY_MS)),
  drop: ({ response, random }) => {
    if (random.chance(0.5))
      response.writeHead(200, { ...JSON_TYPE, 'content-length': 10_000 }).flushHeaders();
    response.destroy();
  },
  truncate: ({ incoming, response, random }) => {
    const text = '{"items":[{"id":1,"name":"cut';
    const length = random.chance(0.5) ? { 'content-length': text.length * 2 } : {};
    response.writeHead(200, { ...JSON_TYPE, 'x-total': '1', 'x-total-pages': '1', ...length });
    response.write(text, () => incoming.socket.destroy());
  },
  html: ({ response }) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Sign in</h1></html>'),
  endless: ({ response }) => {
    response.writeHead(200, JSON_TYPE);
    pour(response, Infinity);
  },
  huge: ({ response }) => {
    response.writeHead(200, { ...JSON_TYPE, 'x-total': '1', 'x-total-pages': '1' });
    pour(response, HUGE_BYTES);
  },
  redirect: ({ incoming, response }) => response.writeHead(302, { location: incoming.url ?? '/' }).end(),
  storm: ({ response }) =>
    response
      .writeHead(429, { ...JSON_TYPE, 'retry-after': RETRY_AFTER_SECONDS })
      .end('{"message":"API rate limit reached"}'),
  refuse: ({ response }) => response.writeHead(401, JSON_TYPE).end('{"message":"Token validation failed"}'),
  fail: ({ response, random }) =>
    response.writeHead(random.pick([500, 502, 503])).end('<html>Something is wrong</html>'),
  lie: ({ answer, random }) => answer(createCorruption(() => random.next())),
};

/** Opens a source on a free port; its data is that of another address. */
export async function openFaultySource(targetUrl: string, random: Random): Promise<FaultySource> {
  const active = new Map<Misbehaviour, number>();
  const seen = { requests: 0, struck: 0, answeredAtMs: -Infinity };
  const server = createServer((incoming, response) => {
    seen.requests += 1;
    const answer: Exchange['answer'] = (change) => {
      // The board gave up meanwhile.
      if (response.destroyed) return;
      forward(targetUrl + (incoming.url ?? '/'), incoming, response, {
        respond: (upstream) =>
          void buffer(upstream).then((bytes) => {
            const { statusCode = 502, headers } = upstream;
            delete headers['content-length'];
            delete headers['transfer-encoding'];
            const sent = change?.(headers, bytes) ?? { headers, body: bytes };
            response.writeHead(statusCode, sent.headers).end(sent.body);
            seen.answeredAtMs = performance.now();
          }),
      });
    };
    const striking = [...active].filter(([, share]) => random.chance(share));
    const [what] = random.pickAny(striking) ?? [];
    if (what === undefined) return answer();
    seen.struck += 1;
    STRIKES[what]({ incoming, response, answer, random });
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    get requests() {
      return seen.requests;
    },
    get struck() {
      return seen.struck;
    },
    get answeredAtMs() {
      return seen.answeredAtMs;
    },
    begin: (what, share) => void active.set(what, share),
    end: (what) => void active.delete(what),
  };
}
