import 'server-only';

import type { ServerResponse } from 'node:http';

import type { FlatHeaders } from './answer';

const MESSAGES = {
  400: 'A parameter of the address is too long, or is given too often.',
  404: 'There is nothing here.',
  413: 'What was sent is too long.',
  414: 'The address is too long.',
  429: 'You asked for much of the past in a short time. Try again in a minute.',
  500: 'This could not be drawn. It is a fault of the dashboard and says nothing about production.',
  503: 'Too much is asked for at once. Try again in a second.',
} as const;

/** Why the front itself does not answer. */
export type Refusal = keyof typeof MESSAGES;

const COMES_BACK: ReadonlySet<Refusal> = new Set([429, 503]);

/**
 * Answers in the shape of what was asked for: `{ "message": … }` to readers of data, a sentence to people.
 *
 * @param retryAfterSeconds - for those that say when to come back.
 */
export function refuse(
  response: ServerResponse,
  status: Refusal,
  shape: 'page' | 'data',
  securityHeaders: FlatHeaders,
  retryAfterSeconds = 1,
): void {
  // Whoever waited may have gone, and what broke off in the middle cannot be said better.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = shape === 'data' ? JSON.stringify({ message: MESSAGES[status] }) : `${MESSAGES[status]}\n`;
  response.writeHead(status, [
    ...securityHeaders,
    'Content-Type',
    shape === 'data' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
    'Cache-Control',
    'no-store',
    // What it goes on sending is nobody's business.
    ...(status === 413 ? ['Connection', 'close'] : []),
    ...(COMES_BACK.has(status) ? ['Retry-After', String(retryAfterSeconds)] : []),
  ]);
  response.end(body);
}
