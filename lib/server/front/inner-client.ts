import 'server-only';

import { Agent, request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** A question to the handler. */
export interface InnerRequest {
  readonly target: string;
  /** GET unless given. */
  readonly method?: string | undefined;
  /** They say how long the body is, or that it comes in chunks. */
  readonly headers: OutgoingHttpHeaders | readonly string[];
  readonly body?: AsyncIterable<Buffer> | null;
  /** Breaks the question off. */
  readonly signal?: AbortSignal;
}

/** Who asks the handler, wherever it runs. */
export interface InnerClient {
  /** @throws Error where the handler does not begin to answer, or falls silent for longer than it may. */
  ask(request: InnerRequest): Promise<IncomingMessage>;
  /** Hangs up. */
  close(): void;
}

const SILENCE_LIMIT_MS = 30_000;

/** Asks the handler behind a socket; connects when it is first asked. */
export function connectInner(socketPath: string): InnerClient {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: ({ target, method = 'GET', headers, body = null, signal }) =>
      new Promise((resolve, reject) => {
        const question = ask(
          {
            socketPath,
            agent,
            method,
            path: target,
            headers,
            timeout: SILENCE_LIMIT_MS,
            ...(signal ? { signal } : {}),
          },
          resolve,
        );
        question.on('timeout', () => question.destroy(new Error('The inner server is silent.')));
        question.on('error', reject);
        if (body === null) question.end();
        else pipeline(body, question).catch(reject);
      }),
    close: () => agent.destroy(),
  };
}
