import 'server-only';

import type { ServerResponse } from 'node:http';

import { FORBIDDEN_BODY, toSignInTarget } from '../auth/forbidden';
import type { FlatHeaders } from '../http/encoded-response';

const UNSURE_BODY = { message: 'What keeps screens and links cannot be read at the moment.' };
const RETRY_SECONDS = 10;

/**
 * Answers whoever may not see what they ask for: leads a page's reader to where they can be let in, and tells a program that it is refused.
 *
 * @param isUnsure - true where they may be somebody who may: a screen that was drawing the board is not to throw it away.
 */
export function forbidViewer(
  response: ServerResponse,
  kind: 'page' | 'data',
  { target, basePath }: { readonly target: string; readonly basePath: string },
  securityHeaders: FlatHeaders,
  isUnsure = false,
): void {
  const always = [...securityHeaders, 'Cache-Control', 'no-store'];
  if (kind === 'page') {
    response.writeHead(303, [
      ...always,
      'Location',
      basePath + toSignInTarget(target),
      'Content-Length',
      '0',
    ]);
    response.end();
    return;
  }
  const body = JSON.stringify(isUnsure ? UNSURE_BODY : FORBIDDEN_BODY);
  response.writeHead(isUnsure ? 503 : 401, [
    ...always,
    ...(isUnsure ? ['Retry-After', String(RETRY_SECONDS)] : []),
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
  ]);
  response.end(body);
}
