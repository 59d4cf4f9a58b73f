import type { IncomingMessage, ServerResponse } from 'node:http';

import type { EncodedResponse, FlatHeaders, Variant } from '../http/encoded-response';
import { acceptedEncodings, ENCODINGS } from '../http/encoding';

function chooseVariant({ variants }: EncodedResponse, acceptEncoding: string | undefined): Variant {
  for (const encoding of acceptedEncodings(acceptEncoding)) {
    const variant = variants[encoding];
    if (variant) return variant;
  }
  return variants.identity;
}

/** The variant that the client has, in any encoding; null if it has none. A 304 must carry the tag of that variant. */
function findHeldVariant(
  { variants }: EncodedResponse,
  chosen: Variant,
  ifNoneMatch: string,
): Variant | null {
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
 * Sends a response in an encoding that the client accepts; a 304 if the client has it, and no body for a HEAD.
 *
 * @param currentHeaders - headers that are not part of the cached response, such as the current ages. Also sent with a 304.
 */
export function send(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  serverResponse: ServerResponse,
  response: EncodedResponse,
  currentHeaders: FlatHeaders = [],
): void {
  const chosen = chooseVariant(response, headers['accept-encoding']);
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && response.status === 200) {
    const held = findHeldVariant(response, chosen, ifNoneMatch);
    if (held) {
      serverResponse.writeHead(304, held.notModifiedHeaders.concat(currentHeaders));
      serverResponse.end();
      return;
    }
  }
  serverResponse.writeHead(response.status, chosen.headers.concat(currentHeaders));
  if (method === 'HEAD') serverResponse.end();
  else serverResponse.end(chosen.body);
}

/** Redirects to a path on this host. Not cached, because the base path may change. */
export function sendRedirect(response: ServerResponse, location: string, securityHeaders: FlatHeaders): null {
  const headers = ['Cache-Control', 'no-store', 'Location', location, 'Content-Length', '0'];
  response.writeHead(307, [...securityHeaders, ...headers]);
  response.end();
  return null;
}
