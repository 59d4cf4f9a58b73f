import 'server-only';

import { Agent, request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

import { SECRET_HEADER, type WorkerAddress } from '../worker/worker-server';

/** A question to the handler. */
export interface WorkerRequest {
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
export interface WorkerClient {
  /** @throws Error where the handler does not begin to answer, or falls silent for longer than it may. */
  send(request: WorkerRequest): Promise<IncomingMessage>;
  /** Hangs up. */
  close(): void;
}

/** How long the handler may take to begin an answer, or to go on with it, unless told. */
const SILENCE_LIMIT_MS = 30_000;
/** The same while pages are compiled as they are asked for. */
export const DEV_SILENCE_LIMIT_MS = 600_000;
// A redirect may carry the whole address that was asked for, each of its characters encoded.
const HEADERS_LIMIT_BYTES = 262_144;

type Headers = WorkerRequest['headers'];

/** The headers of a request with the secret that the handler wants to see. */
export const withSecret = (headers: Headers, secret: string): OutgoingHttpHeaders | string[] =>
  Array.isArray(headers)
    ? [...(headers as readonly string[]), SECRET_HEADER, secret]
    : { ...(headers as OutgoingHttpHeaders), [SECRET_HEADER]: secret };

/** Asks the handler at an address; connects when it is first asked. */
export function connectWorker(
  { at, secret }: WorkerAddress,
  silenceLimitMs = SILENCE_LIMIT_MS,
): WorkerClient {
  const agent = new Agent({ keepAlive: true });
  return {
    send: ({ target, method = 'GET', headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const question = ask(
          {
            ...at,
            agent,
            method,
            path: target,
            headers: withSecret(headers, secret),
            timeout: silenceLimitMs,
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
