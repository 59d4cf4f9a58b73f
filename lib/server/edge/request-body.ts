import type { IncomingMessage } from 'node:http';

import { isReadMethod } from './paths';

/** The longest body by default. */
export const MAX_BYTES = 131_072;
const NO_BODY = Buffer.alloc(0);

/** Whether a request has a body; that of a GET or HEAD is ignored. */
function hasBody({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (isReadMethod(method)) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Reads the body of a request; null if it is longer than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BYTES): Promise<Buffer | null> {
  if (!hasBody(request)) return NO_BODY;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
    // The connection must stay open for the response.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    // An unread rest would block the next request on this connection.
    request.resume();
  }
}
