import 'server-only';

import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 131_072;
const NO_BODY = Buffer.alloc(0);

/** Whether a request brings a body. One that only reads has none that means anything. */
function hasBody({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The whole body of a request; null where it is longer than any form of the board. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (!hasBody(request)) return NO_BODY;
  const announced = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (announced > MAX_BYTES) return null;
    // The connection has to stay open for the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    // An unread rest would block the next request on this connection.
    request.resume();
  }
}
