import { createServer } from 'node:http';

import { BUILD_HEADER } from '@/lib/site/page';
import { TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { forward, listen, type ListeningServer } from './http-server';

/** What the proxy does: forward requests, fail in one of the usual ways, or report another build. */
export type ProxyMode = 'good' | 'bad-gateway' | 'login' | 'never' | 'new-build';

/** A reverse proxy with failures that a test controls. */
export interface FaultyProxy extends Pick<ListeningServer, 'url' | 'close'> {
  mode: ProxyMode;
  /** The address of the server; change it after a restart on another port. */
  target: string;
  /** Shift of the server time that responses report, in milliseconds. */
  shiftMs: number;
}

/** Starts a proxy on a free port. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const server = createServer((incoming, response) => {
    const sendHtml = (status: number, title: string): void => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(`<html><h1>${title}</h1></html>`);
    };
    if (proxy.mode === 'never') return;
    if (proxy.mode === 'login') return sendHtml(200, 'Sign in');
    if (proxy.mode === 'bad-gateway') return sendHtml(502, '502 Bad Gateway');
    forward(proxy.target + (incoming.url ?? '/'), incoming, response, {
      headers: { ...incoming.headers, host: new URL(proxy.target).host },
      respond: (upstream) => {
        const { [TIME_HEADER]: time } = upstream.headers;
        const shifted = new Date(Date.parse(String(time)) + proxy.shiftMs);
        response.writeHead(upstream.statusCode ?? 502, {
          ...upstream.headers,
          ...(proxy.mode === 'new-build' && { [BUILD_HEADER]: 'another-build' }),
          ...(time !== undefined && { [TIME_HEADER]: shifted.toISOString() }),
        });
        upstream.pipe(response);
      },
      fail: () => sendHtml(502, '502 Bad Gateway'),
    });
  });
  const { url, close } = await listen(server);
  const proxy: FaultyProxy = { url, close, mode: 'good', target, shiftMs: 0 };
  return proxy;
}
