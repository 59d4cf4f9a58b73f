import 'server-only';

import { Agent, request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** A question to the handler. */
export interface InnerRequest {
  readonly target: string;
  /** GET unless given. */
  readonly method?: string | undefined;
  /** They say how long the body is. */
  readonly headers: OutgoingHttpHeaders | readonly string[];
  readonly body?: Buffer;
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
// A redirect may carry the whole address that was asked for, each of its characters encoded.
const HEADERS_LIMIT_BYTES = 262_144;

/** Asks the handler behind a socket; connects when it is first asked. */
export function connectInner(socketPath: string): InnerClient {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: ({ target, method = 'GET', headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const question = ask(
          {
            socketPath,
            agent,
            method,
            path: target,
            headers,
            timeout: SILENCE_LIMIT_MS,
            maxHeaderSize: HEADERS_LIMIT_BYTES,
            ...(signal ? { signal } : {}),
          },
          resolve,
        );
        question.on('timeout', () => question.destroy(new Error('The inner server is silent.')));
        question.on('error', reject);
        question.end(body);
      }),
    close: () => agent.destroy(),
  };
}
