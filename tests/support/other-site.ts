import { createServer } from 'node:http';

import { listenForTest } from './http-server';

/** A site of another origin than the board. */
export interface OtherSite {
  readonly url: string;
  /** What is served by path: HTML, or a script if the path ends with `.js`. */
  readonly files: Map<string, string>;
}

/** Serves pages on another origin until the test has finished. @param policy Content-Security-Policy of its pages. */
export async function startOtherSite(
  files: Readonly<Record<string, string>>,
  policy?: string,
): Promise<OtherSite> {
  const served = new Map(Object.entries(files));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    // A browser asks for it by itself.
    const body = path === '/favicon.ico' ? '' : served.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      ...(policy !== undefined && { 'content-security-policy': policy }),
    });
    response.end(body);
  });
  const { url } = await listenForTest(server);
  return { url, files: served };
}

/** A page for {@link startOtherSite}. */
export const pageWith = (content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Other site</title></head><body><main><h1>Other site</h1>${content}</main></body></html>`;
