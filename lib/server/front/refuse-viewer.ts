import 'server-only';

import type { ServerResponse } from 'node:http';

import { REFUSED_BODY, toRefusalTarget } from '../access/refusal';
import type { FlatHeaders } from './answer';

/** Answers whoever may not see what they ask for: leads a page's reader to where they can be let in, and tells a program that it is refused. */
export function refuseViewer(
  response: ServerResponse,
  kind: 'page' | 'data',
  { target, basePath }: { readonly target: string; readonly basePath: string },
  securityHeaders: FlatHeaders,
): void {
  const always = [...securityHeaders, 'Cache-Control', 'no-store'];
  if (kind === 'page') {
    response.writeHead(303, [
      ...always,
      'Location',
      basePath + toRefusalTarget(target),
      'Content-Length',
      '0',
    ]);
    response.end();
    return;
  }
  const body = JSON.stringify(REFUSED_BODY);
  response.writeHead(401, [
    ...always,
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
  ]);
  response.end(body);
}
