import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { acceptedEncodings } from './encoding';
import { isHtml, readInnerAnswer, toRelayedHeaders } from './inner-answer';
import type { InnerServer, RequestHandler } from './inner-server';
import { toSecurityHeaders } from './security-headers';
import { send } from './send';
import { Slots, type SlotLimits } from './slots';

/** What requests are passed to, and how. */
export interface PassThroughOptions {
  readonly handler: RequestHandler;
  readonly inner: Pick<InnerServer, 'ask'>;
  readonly frameAncestors: string;
  readonly renders: SlotLimits;
}

const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

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

  constructor(options: PassThroughOptions) {
    this.#options = options;
    this.#slots = new Slots(options.renders);
  }

  /**
   * Answers with what the handler makes of this request, untouched but for the security headers. Only a page is held until it is
   * complete, for the hashes of its scripts, and only navigations are limited in number.
   *
   * @returns `busy`, and has not answered, where too many wait already. @throws Error where the handler breaks.
   */
  async pass(request: IncomingMessage, response: ServerResponse): Promise<'answered' | 'busy'> {
    const { handler, frameAncestors } = this.#options;
    if (isNavigation(request)) {
      const navigation = this.#slots.run(() => this.#navigate(request, response));
      if (!navigation) return 'busy';
      await navigation;
    } else {
      const headers = toSecurityHeaders(frameAncestors);
      for (let at = 0; at < headers.length; at += 2)
        response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
      await handler(request, response);
    }
    return 'answered';
  }

  async #navigate(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { inner, frameAncestors } = this.#options;
    const { url: target = '/', rawHeaders, headers, socket } = request;
    const origin =
      headers['x-forwarded-for'] === undefined ? ['X-Forwarded-For', socket.remoteAddress ?? ''] : [];
    const answer = await inner.ask({
      target,
      headers: [...toRelayedHeaders(rawHeaders, HOP_BY_HOP), ...origin],
    });
    if (isHtml(answer)) {
      const encodings = acceptedEncodings(headers['accept-encoding']).slice(0, 1);
      send(
        request,
        response,
        await readInnerAnswer(answer, { frameAncestors, cacheControl: null, encodings, effort: 5 }),
      );
      return;
    }
    response.writeHead(answer.statusCode ?? 500, [
      ...toSecurityHeaders(frameAncestors),
      ...toRelayedHeaders(answer.rawHeaders, HOP_BY_HOP),
    ]);
    await pipeline(answer, response);
  }
}
