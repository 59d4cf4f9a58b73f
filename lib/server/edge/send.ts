import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { EncodedResponse, FlatHeaders, Variant } from '../http/encoded-response';
import { acceptedEncodings, ENCODINGS } from '../http/encoding';

function choose({ variants }: EncodedResponse, acceptEncoding: string | undefined): Variant {
  for (const encoding of acceptedEncodings(acceptEncoding)) {
    const variant = variants[encoding];
    if (variant) return variant;
  }
  return variants.identity;
}

/** The variant that the reader has already, whichever encoding they had it in: the tag of a 304 names what they have. */
function findHeld({ variants }: EncodedResponse, chosen: Variant, ifNoneMatch: string): Variant | null {
  if (ifNoneMatch === chosen.etag || ifNoneMatch.trim() === '*') return chosen;
  const tags = new Set(ifNoneMatch.match(/"[^"]*"/g));
  if (tags.has(chosen.etag)) return chosen;
  for (const encoding of ENCODINGS) {
    const variant = variants[encoding];
    if (variant && tags.has(variant.etag)) return variant;
  }
  return null;
}

/**
 * Sends an answer in the encoding that the request asks for; 304 where its sender has it, and no body to a HEAD.
 *
 * @param told - headers that are new in each answer, of a 304 too.
 */
export function send(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  answer: EncodedResponse,
  told: FlatHeaders = [],
): void {
  const chosen = choose(answer, request.headers['accept-encoding']);
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch !== undefined && answer.status === 200) {
    const held = findHeld(answer, chosen, ifNoneMatch);
    if (held) {
      response.writeHead(304, held.notModifiedHeaders.concat(told));
      response.end();
      return;
    }
  }
  response.writeHead(answer.status, chosen.headers.concat(told));
  if (request.method === 'HEAD') response.end();
  else response.end(chosen.body);
}
