import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';

import { ERROR_MESSAGES } from '../../prodmanager/protocol/responses';
import type { Environment, SandboxContext } from '../http/context';
import { html, htmlError, json } from '../http/responses';
import type { Fault, Faults } from './faults';

const PAGING_HEADERS = ['x-total', 'x-total-pages', 'x-page', 'x-per-page', 'x-prev-page', 'x-next-page'];

/** Applies the active faults: first those that replace the response, then those that corrupt it. */
export function injectFaults(faults: Faults): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const { path } = context.req;
    const delay = faults.take('delay', path);
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay.delayMs ?? 1000));
    if (faults.take('drop', path)) return dropConnection(context);
    const replacement = toFaultResponse(faults, path);
    if (replacement) return replacement;

    await next();
    const isList = context.res.headers.has('x-total');
    if (isList && faults.take('no-paging', path)) {
      for (const name of PAGING_HEADERS) context.res.headers.delete(name);
    }
    const badRow = isList ? faults.take('bad-row', path) : null;
    if (badRow) {
      const body = (await context.res.json()) as { items: Record<string, unknown>[] };
      context.res = json(spoilFirstRow(body, badRow.row ?? 'missing-field'));
    }
    if (faults.take('broken-json', path)) {
      const body = await context.res.text();
      context.res = new Response(`${body.slice(0, -1)},,`, context.res);
    }
    if (faults.take('truncate', path)) {
      context.res = truncate(context, await context.res.clone().text(), context.res);
    }
    return undefined;
  };
}

function toFaultResponse(faults: Faults, path: string): Response | null {
  const status = faults.take('status', path);
  if (status) return toStatusResponse(status.status ?? 500);
  if (faults.take('html', path)) return html(htmlError(200, 'Sign in', 'Please sign in to continue.'), 200);
  if (faults.take('bare-string', path)) return json(ERROR_MESSAGES.internal, 200);
  if (faults.take('unauthorized', path)) {
    return json({ message: 'Token validation failed', reasons: { token: ['Signature has expired'] } }, 401);
  }
  const limited = faults.take('rate-limited', path);
  if (!limited) return null;
  const retryAfter = String(limited.retryAfterSeconds ?? 1);
  return json({ message: 'API rate limit reached' }, 429, { 'retry-after': retryAfter });
}

// A reverse proxy answers in HTML, ProdManager in JSON.
const toStatusResponse = (status: number): Response =>
  [502, 503, 504].includes(status)
    ? html(htmlError(status, 'Bad Gateway', 'The server behind this one did not answer.'), status)
    : json(ERROR_MESSAGES.internal, status);

function spoilFirstRow(body: { items: Record<string, unknown>[] }, kind: NonNullable<Fault['row']>) {
  const [first, ...rest] = body.items;
  if (!first) return body;
  if (kind === 'unknown-status') return { items: [{ ...first, status: 'melting' }, ...rest] };
  const { name: _name, ...nameless } = first;
  return { items: [nameless, ...rest] };
}

/** Closes the connection without a response. */
function dropConnection(context: SandboxContext): Response {
  const socket = socketOf(context);
  if (!socket) return brokenBody('', 200);
  socket.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the headers and half of the promised body, then closes the connection. */
function truncate(context: SandboxContext, text: string, { status, headers }: Response): Response {
  const socket = socketOf(context);
  const body = new TextEncoder().encode(text);
  const half = body.subarray(0, body.length / 2);
  if (!socket) return brokenBody(new TextDecoder().decode(half), status);
  const { outgoing } = socket;
  outgoing.writeHead(status, { ...Object.fromEntries(headers), 'content-length': body.length });
  outgoing.write(half, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function socketOf({ env }: SandboxContext) {
  // Hono leaves env undefined when the app is called with only a request.
  const { incoming, outgoing } = (env as SandboxContext['env'] | undefined) ?? {};
  return incoming && outgoing ? { incoming, outgoing } : null;
}

// A broken connection for a caller that uses the sandbox as a function, without a socket.
function brokenBody(start: string, status: number): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
    pull: (controller) => controller.error(new Error('connection broken off')),
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
