import 'server-only';

import type { IncomingMessage } from 'node:http';

/** A body that is longer than any that this board has a use for. */
export class BodyTooLongError extends Error {
  override readonly name = 'BodyTooLongError';
}

const MAX_BYTES = 1_048_576;

/** Whether a request brings a body. One that only reads has none that means anything. */
export function hasBody({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a request says itself that its body is too long. */
export function announcesTooMuch({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BYTES;
}

/** The body of a request as it comes in. @throws BodyTooLongError as soon as it is too long. */
export async function* readBody(request: IncomingMessage): AsyncIterable<Buffer> {
  let bytes = 0;
  try {
    // Whoever sends too much is still answered, on the same connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new BodyTooLongError('The body is too long.');
      yield chunk;
    }
  } finally {
    // What nobody wants to read must not stop what comes after it.
    request.resume();
  }
}
