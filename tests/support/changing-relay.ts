import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { createCorruption } from './corrupt-response';
import { forward, listenForTest } from './http-server';

/** A reverse proxy that corrupts responses. */
export interface ChangingRelay {
  readonly url: string;
  /** The changes so far, one line each, for the messages of failed tests. */
  readonly changes: string[];
  /** Whether responses are corrupted; at first they are. */
  isChanging: boolean;
}

/** How a relay corrupts responses. */
export interface ChangingRelayOptions {
  /** Seeded random numbers from 0 to 1, without 1, so that failures are reproducible. */
  readonly random: () => number;
  /** The share of responses to corrupt, from 0 to 1. */
  readonly share: number;
}

/** Starts a relay on a free port until the test has finished. It corrupts some responses: see {@link createCorruption}. */
export async function startChangingRelay(
  targetUrl: string,
  { random, share }: ChangingRelayOptions,
): Promise<ChangingRelay> {
  const corrupt = createCorruption(random);
  const relay: ChangingRelay = { url: '', changes: [], isChanging: true };
  const server = createServer((incoming, response) => {
    const { url = '' } = incoming;
    forward(targetUrl + url, incoming, response, {
      respond: (upstream) =>
        void buffer(upstream).then((bytes) => {
          const { statusCode = 502, headers } = upstream;
          delete headers['content-length'];
          delete headers['transfer-encoding'];
          if (!relay.isChanging || random() >= share)
            return response.writeHead(statusCode, headers).end(bytes);
          const corrupted = corrupt(headers, bytes);
          relay.changes.push(`${url} ${corrupted.change}`);
          return response.writeHead(statusCode, corrupted.headers).end(corrupted.body);
        }),
    });
  });
  return Object.assign(relay, { url: (await listenForTest(server)).url });
}
