import type { MiddlewareHandler } from 'hono';

import type { Environment } from '../http/environment';
import { SENTENCES } from '../../prodmanager/protocol/refusal';
import { html, htmlError, json } from '../http/replies';
import { dropConnection, truncate } from './break-off';
import type { Fault, Faults } from './faults';

const PAGING_HEADERS = ['x-total', 'x-total-pages', 'x-page', 'x-per-page', 'x-prev-page', 'x-next-page'];

/** Lets the faults that are switched on strike: those that answer for themselves, then those that spoil an answer. */
export function injectFaults(faults: Faults): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const { path } = context.req;
    const delay = faults.take('delay', path);
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay.delayMs ?? 1000));
    if (faults.take('drop', path)) return dropConnection(context);
    const refusal = refuse(faults, path);
    if (refusal) return refusal;

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

function refuse(faults: Faults, path: string): Response | null {
  const status = faults.take('status', path);
  if (status) return answerStatus(status.status ?? 500);
  if (faults.take('html', path)) return html(htmlError(200, 'Sign in', 'Please sign in to go on.'), 200);
  if (faults.take('bare-string', path)) return json(SENTENCES.internal, 200);
  if (faults.take('unauthorized', path)) {
    return json({ message: 'Token validation failed', reasons: { token: ['Signature has expired'] } }, 401);
  }
  const limited = faults.take('rate-limited', path);
  if (!limited) return null;
  const retryAfter = String(limited.retryAfterSeconds ?? 1);
  return json({ message: 'API rate limit reached' }, 429, { 'retry-after': retryAfter });
}

// What a proxy in front says comes in HTML, the rest from ProdManager itself.
const answerStatus = (status: number): Response =>
  [502, 503, 504].includes(status)
    ? html(htmlError(status, 'Bad Gateway', 'The server behind this one did not answer.'), status)
    : json(SENTENCES.internal, status);

function spoilFirstRow(body: { items: Record<string, unknown>[] }, what: NonNullable<Fault['row']>) {
  const [first, ...rest] = body.items;
  if (!first) return body;
  if (what === 'unknown-status') return { items: [{ ...first, status: 'melting' }, ...rest] };
  const { name: _name, ...nameless } = first;
  return { items: [nameless, ...rest] };
}
