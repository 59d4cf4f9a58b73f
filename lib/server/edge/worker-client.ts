import { Agent, request as sendRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

import { SECRET_HEADER, type WorkerAddress } from '../worker/worker-server';

/** A request to the worker. */
export interface WorkerRequest {
  readonly target: string;
  /** GET by default. */
  readonly method?: string | undefined;
  /** Must include the length of the body. */
  readonly headers: OutgoingHttpHeaders | readonly string[];
  readonly body?: Buffer;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
}

/** Sends requests to the worker. */
export interface WorkerClient {
  /** @throws Error if the worker sends nothing for longer than the time limit. */
  send(request: WorkerRequest): Promise<IncomingMessage>;
  /** Closes all connections. */
  close(): void;
}

const TIMEOUT_MS = 30_000;
/** The time limit for `next dev`, which compiles pages when they are requested. */
export const DEV_TIMEOUT_MS = 600_000;
/** A redirect may contain the whole URL of the request, with each character percent-encoded. */
const HEADERS_LIMIT_BYTES = 262_144;

type Headers = WorkerRequest['headers'];

/** Adds the secret that the worker requires. */
export const withSecret = (headers: Headers, secret: string): OutgoingHttpHeaders | string[] =>
  Array.isArray(headers)
    ? [...(headers as readonly string[]), SECRET_HEADER, secret]
    : { ...(headers as OutgoingHttpHeaders), [SECRET_HEADER]: secret };

/** Creates a client of the worker. @param timeoutMs - the longest time without data; 30 seconds by default. */
export function connectWorker({ at, secret }: WorkerAddress, timeoutMs = TIMEOUT_MS): WorkerClient {
  const agent = new Agent({ keepAlive: true });
  return {
    send: ({ target, method = 'GET', headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const request = sendRequest(
          {
            ...at,
            agent,
            method,
            path: target,
            headers: withSecret(headers, secret),
            timeout: timeoutMs,
            maxHeaderSize: HEADERS_LIMIT_BYTES,
            ...(signal ? { signal } : {}),
          },
          resolve,
        );
        request.on('timeout', () => request.destroy(new Error('The worker does not respond.')));
        request.on('error', reject);
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}
