import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { OWN_ROUTES, PERSONAL_ROUTES } from './routes';
import type { FlatHeaders } from '../http/encoded-response';
import { acceptedEncodings } from '../http/encoding';
import { isHtml, readWorkerResponse, toRelayedHeaders } from './worker-response';
import type { WorkerClient } from './worker-client';
import { drawPageNonce } from '../http/page-nonce';
import { HOP_BY_HOP, toPassedHeaders } from './passed-headers';
import { readBody } from './request-body';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';
import { send } from './send';
import { ConcurrencyLimit, type ConcurrencyLimits } from '../util/concurrency-limit';
import { toPath } from '../http/target-path';

/** What requests are passed to, and how. */
export interface PassThroughOptions {
  readonly inner: Pick<WorkerClient, 'send'>;
  readonly browserPolicy: BrowserPolicy;
  /** For each of three kinds apart: health and metrics, forms of people, and everything else. */
  readonly renders: ConcurrencyLimits;
}

/** What became of a request: `busy` and `too-long` are not answered yet. */
export type Passing = 'answered' | 'busy' | 'too-long';

/** Writes an answer that is complete. */
type Write = () => void;

const OPERATIONS: ReadonlySet<string> = new Set(OWN_ROUTES);
const FORMS: ReadonlySet<string> = new Set(PERSONAL_ROUTES);
const WITHOUT_LENGTH: ReadonlySet<number> = new Set([204, 304]);

/** Relays what is not kept. */
export class PassThrough {
  readonly #options: PassThroughOptions;
  // Apart, so that asking for made-up pages holds up neither who watches the board nor who signs in.
  readonly #operations: ConcurrencyLimit;
  readonly #forms: ConcurrencyLimit;
  readonly #others: ConcurrencyLimit;
  readonly #security: FlatHeaders;

  constructor(options: PassThroughOptions) {
    this.#options = options;
    this.#operations = new ConcurrencyLimit(options.renders);
    this.#forms = new ConcurrencyLimit(options.renders);
    this.#others = new ConcurrencyLimit(options.renders);
    this.#security = toSecurityHeaders(options.browserPolicy);
  }

  /**
   * Answers with what the handler makes of this request, untouched but for the security headers. A slot is held only while the handler
   * works: a body is read before, and the answer is written after, because both take as long as its sender likes.
   *
   * @throws Error where the handler breaks.
   */
  async pass(request: IncomingMessage, response: ServerResponse): Promise<Passing> {
    const body = await readBody(request);
    if (body === null) return 'too-long';
    const asked = this.#slotsOf(toPath(request.url ?? '/')).run(() => this.#ask(request, response, body));
    if (!asked) return 'busy';
    const write = await asked;
    write();
    return 'answered';
  }

  #slotsOf(path: string): ConcurrencyLimit {
    if (OPERATIONS.has(path)) return this.#operations;
    return FORMS.has(path) ? this.#forms : this.#others;
  }

  async #ask(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<Write> {
    // Whoever waited for a slot may have gone.
    if (response.destroyed) return () => undefined;
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    response.once('close', leave);
    const nonce = drawPageNonce();
    const { method, headers } = request;
    // A HEAD of a page is answered with less of the same; elsewhere it may mean something else than a GET.
    const asked = method === 'HEAD' && headers.accept?.includes('text/html') ? 'GET' : method;
    try {
      const answer = await this.#options.inner.send({
        target: request.url ?? '/',
        method: asked,
        headers: toPassedHeaders(request, body.length, nonce.header),
        body,
        signal: gone.signal,
      });
      return isHtml(answer) && asked !== 'HEAD'
        ? await this.#takePage(request, response, answer, nonce.value)
        : await this.#take(response, answer, asked);
    } finally {
      response.off('close', leave);
    }
  }

  async #takePage(
    request: IncomingMessage,
    response: ServerResponse,
    answer: IncomingMessage,
    nonce: string,
  ): Promise<Write> {
    const encodings = acceptedEncodings(request.headers['accept-encoding']).slice(0, 1);
    const { browserPolicy } = this.#options;
    const options = { browserPolicy, cacheControl: null, encodings, effort: 5, nonce } as const;
    const page = await readWorkerResponse(answer, options);
    return () => send(request, response, page);
  }

  async #take(response: ServerResponse, answer: IncomingMessage, method: string | undefined): Promise<Write> {
    const { statusCode: status = 500, rawHeaders, headers } = answer;
    const body = await buffer(answer);
    // What the handler says itself of what a browser may do with its answer holds.
    const security = this.#security.filter((_, at, all) => {
      const name = all[at - (at % 2)] ?? '';
      return headers[name.toLowerCase()] === undefined;
    });
    const isWithLength =
      method !== 'HEAD' && !WITHOUT_LENGTH.has(status) && headers['content-length'] === undefined;
    const length = isWithLength ? ['Content-Length', String(body.length)] : [];
    const relayed = toRelayedHeaders(rawHeaders, HOP_BY_HOP);
    return () => {
      response.writeHead(status, [...security, ...relayed, ...length]);
      response.end(body);
    };
  }
}
