import 'server-only';

import type { ServerResponse } from 'node:http';

import type { FlatHeaders } from './answer';

const MESSAGES = {
  400: 'A parameter of the address is too long, or is given too often.',
  413: 'What was sent is too long.',
  414: 'The address is too long.',
  500: 'This could not be drawn. It is a fault of the dashboard and says nothing about production.',
  503: 'Too much is asked for at once. Try again in a second.',
} as const;

/** Why the front itself does not answer. */
export type Refusal = keyof typeof MESSAGES;

const RETRY_AFTER_SECONDS = '1';

/** Answers in the shape of what was asked for: `{ "message": … }` to readers of data, a sentence to people. */
export function refuse(
  response: ServerResponse,
  status: Refusal,
  shape: 'page' | 'data',
  securityHeaders: FlatHeaders,
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
    ...(status === 503 ? ['Retry-After', RETRY_AFTER_SECONDS] : []),
  ]);
  response.end(body);
}
