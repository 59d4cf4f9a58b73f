import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { UNCACHED_ROUTES, PERSONAL_ROUTES } from './routes';
import type { FlatHeaders } from '../http/encoded-response';
import { acceptedEncodings } from '../http/encoding';
import { isHtml, readWorkerResponse } from './worker-response';
import type { WorkerClient } from './worker-client';
import { createPageNonce } from '../http/page-nonce';
import { dropHeaders, HOP_BY_HOP, toWorkerHeaders } from './forwarded-headers';
import { readBody } from './request-body';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';
import { send } from './send';
import { ConcurrencyLimit, type ConcurrencyLimits } from '../util/concurrency-limit';
import { toPath } from '../http/target-path';

/** What {@link PassThrough} needs. */
export interface PassThroughOptions {
  readonly worker: Pick<WorkerClient, 'send'>;
  readonly browserPolicy: BrowserPolicy;
  /** For each of three kinds of requests: health and metrics, forms, and all others. */
  readonly renders: ConcurrencyLimits;
  /** The longest body that a request may have, in bytes; 128 KiB by default. */
  readonly maxBodyBytes?: ((request: IncomingMessage) => number) | undefined;
}

/** The outcome of a request. After `busy` and `too-long`, no response has been sent. */
export type PassResult = 'sent' | 'busy' | 'too-long';

/** Sends a response that is complete. */
type SendResponse = () => void;

const OPERATIONS: ReadonlySet<string> = new Set(UNCACHED_ROUTES);
const FORMS: ReadonlySet<string> = new Set(PERSONAL_ROUTES);
const STATUSES_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

/** Forwards requests whose responses are not cached to the worker. */
export class PassThrough {
  readonly #options: PassThroughOptions;
  readonly #security: FlatHeaders;
  // Separate limits, so that requests for unknown pages delay neither health checks nor sign-ins.
  readonly #operations: ConcurrencyLimit;
  readonly #forms: ConcurrencyLimit;
  readonly #others: ConcurrencyLimit;

  constructor(options: PassThroughOptions) {
    this.#options = options;
    this.#security = toSecurityHeaders(options.browserPolicy);
    this.#operations = new ConcurrencyLimit(options.renders);
    this.#forms = new ConcurrencyLimit(options.renders);
    this.#others = new ConcurrencyLimit(options.renders);
  }

  /**
   * Sends the worker's response, with security headers added. The limit counts only the time in the worker: the body is read before, and
   * the response sent after it, because both can take as long as the client likes.
   *
   * @throws Error if the worker fails.
   */
  async pass(request: IncomingMessage, response: ServerResponse): Promise<PassResult> {
    const body = await readBody(request, this.#options.maxBodyBytes?.(request));
    if (body === null) return 'too-long';
    const limit = this.#limitOf(toPath(request.url ?? '/'));
    const requested = limit.run(() => this.#request(request, response, body));
    if (!requested) return 'busy';
    const sendResponse = await requested;
    sendResponse();
    return 'sent';
  }

  #limitOf(path: string): ConcurrencyLimit {
    if (OPERATIONS.has(path)) return this.#operations;
    return FORMS.has(path) ? this.#forms : this.#others;
  }

  async #request(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<SendResponse> {
    // The client may have disconnected while the request waited.
    if (response.destroyed) return () => undefined;
    const disconnected = new AbortController();
    const abort = (): void => disconnected.abort();
    response.once('close', abort);
    const nonce = createPageNonce();
    const { headers } = request;
    // A HEAD of a page needs the length of the page as sent, with hashes and encoding.
    const isPageHead = request.method === 'HEAD' && headers.accept?.includes('text/html');
    const method = isPageHead ? 'GET' : request.method;
    try {
      const workerResponse = await this.#options.worker.send({
        target: request.url ?? '/',
        method,
        headers: toWorkerHeaders(request, body.length, nonce.header),
        body,
        signal: disconnected.signal,
      });
      return isHtml(workerResponse) && method !== 'HEAD'
        ? await this.#readPage(request, response, workerResponse, nonce.value)
        : await this.#read(response, workerResponse, method);
    } finally {
      response.off('close', abort);
    }
  }

  async #readPage(
    request: IncomingMessage,
    response: ServerResponse,
    workerResponse: IncomingMessage,
    nonce: string,
  ): Promise<SendResponse> {
    const encodings = acceptedEncodings(request.headers['accept-encoding']).slice(0, 1);
    const { browserPolicy } = this.#options;
    const options = { browserPolicy, cacheControl: null, encodings, effort: 5, nonce } as const;
    const page = await readWorkerResponse(workerResponse, options);
    return () => send(request, response, page);
  }

  async #read(
    response: ServerResponse,
    workerResponse: IncomingMessage,
    method: string | undefined,
  ): Promise<SendResponse> {
    const { statusCode: status = 500, rawHeaders, headers } = workerResponse;
    const body = await buffer(workerResponse);
    // The worker's own security headers take precedence.
    const security = dropHeaders(this.#security, new Set(Object.keys(headers)));
    const needsLength =
      method !== 'HEAD' && !STATUSES_WITHOUT_BODY.has(status) && headers['content-length'] === undefined;
    const length = needsLength ? ['Content-Length', String(body.length)] : [];
    const forwarded = dropHeaders(rawHeaders, HOP_BY_HOP);
    return () => {
      response.writeHead(status, [...security, ...forwarded, ...length]);
      response.end(body);
    };
  }
}
