import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import type { FlatHeaders } from './answer';
import { acceptedEncodings } from './encoding';
import { isHtml, readInnerAnswer, toRelayedHeaders } from './inner-answer';
import type { InnerClient } from './inner-client';
import { announcesTooMuch, BodyTooLongError, hasBody, readBody } from './request-body';
import { HOP_BY_HOP, toPassedHeaders } from './passed-headers';
import { toSecurityHeaders, type BrowserPolicy } from './security-headers';
import { send } from './send';
import { Slots, type SlotLimits } from './slots';

/** What requests are passed to, and how. */
export interface PassThroughOptions {
  readonly inner: Pick<InnerClient, 'ask'>;
  readonly browserPolicy: BrowserPolicy;
  readonly renders: SlotLimits;
}

/** What became of a request: `busy` and `too-long` are not answered yet. */
export type Passing = 'answered' | 'busy' | 'too-long';

/** Whether somebody goes to a page, in a browser's address bar or by a link of the page they are on. */
function isNavigation(request: IncomingMessage): boolean {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return false;
  return headers['rsc'] !== undefined || headers.accept?.includes('text/html') === true;
}

/** Relays what is not kept. */
export class PassThrough {
  readonly #options: PassThroughOptions;
  readonly #slots: Slots;
  readonly #security: FlatHeaders;

  constructor(options: PassThroughOptions) {
    this.#options = options;
    this.#slots = new Slots(options.renders);
    this.#security = toSecurityHeaders(options.browserPolicy);
  }

  /**
   * Answers with what the handler makes of this request, untouched but for the security headers. Only a page is held until it is
   * complete, for the hashes of its scripts, and only navigations are limited in number.
   *
   * @throws Error where the handler breaks.
   */
  async pass(request: IncomingMessage, response: ServerResponse): Promise<Passing> {
    if (isNavigation(request)) {
      const navigation = this.#slots.run(() => this.#navigate(request, response));
      if (!navigation) return 'busy';
      await navigation;
      return 'answered';
    }
    if (hasBody(request) && announcesTooMuch(request)) return 'too-long';
    try {
      await this.#relay(await this.#ask(request, response, request.method), response);
    } catch (error) {
      if (error instanceof BodyTooLongError) return 'too-long';
      throw error;
    }
    return 'answered';
  }

  async #ask(request: IncomingMessage, response: ServerResponse, method?: string): Promise<IncomingMessage> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return this.#options.inner.ask({
      target: request.url ?? '/',
      method,
      headers: toPassedHeaders(request),
      body: hasBody(request) ? readBody(request) : null,
      signal: gone.signal,
    });
  }

  async #navigate(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page is asked for whole, because whoever asks for less is sent less of the same.
    const answer = await this.#ask(request, response);
    if (!isHtml(answer)) return this.#relay(answer, response);
    const encodings = acceptedEncodings(request.headers['accept-encoding']).slice(0, 1);
    const { browserPolicy } = this.#options;
    const options = { browserPolicy, cacheControl: null, encodings, effort: 5 } as const;
    send(request, response, await readInnerAnswer(answer, options));
  }

  async #relay(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    // What the handler says itself of what a browser may do with its answer holds.
    const security = this.#security.filter((_, at, all) => {
      const name = all[at - (at % 2)] ?? '';
      return answer.headers[name.toLowerCase()] === undefined;
    });
    const relayed = toRelayedHeaders(answer.rawHeaders, HOP_BY_HOP);
    response.writeHead(answer.statusCode ?? 500, [...security, ...relayed]);
    await pipeline(answer, response);
  }
}
