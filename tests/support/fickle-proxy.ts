import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { BUILD_HEADER } from '@/lib/site/page';
import { TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

/** How a proxy treats requests: as it should, or as proxies do on a bad day. */
export type ProxyMood = 'good' | 'bad-gateway' | 'login' | 'never' | 'new-build';

/** A proxy before a server, whose mood a test sets. */
export interface FickleProxy {
  readonly url: string;
  mood: ProxyMood;
  /** Where it leads: a server that started again has another port. */
  target: string;
  /** How far the server's present is moved, in milliseconds: screens count on from what it says. */
  shiftMs: number;
  close(): Promise<void>;
}

function relay(proxy: FickleProxy, incoming: IncomingMessage, response: ServerResponse): void {
  const headers = { ...incoming.headers, host: new URL(proxy.target).host };
  const outgoing = request(
    proxy.target + (incoming.url ?? '/'),
    { method: incoming.method, headers },
    (answer) => {
      const { [TIME_HEADER]: time } = answer.headers;
      const moved = new Date(Date.parse(String(time)) + proxy.shiftMs);
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        ...(proxy.mood === 'new-build' && { [BUILD_HEADER]: 'another-build' }),
        ...(time !== undefined && { [TIME_HEADER]: moved.toISOString() }),
      });
      answer.pipe(response);
    },
  );
  outgoing.once('error', () => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<html><h1>502 Bad Gateway</h1></html>');
  });
  incoming.pipe(outgoing);
}

/** Starts a proxy on a free port. */
export async function startFickleProxy(target: string): Promise<FickleProxy> {
  const server = createServer((incoming, response) => {
    if (proxy.mood === 'never') return;
    if (proxy.mood === 'good' || proxy.mood === 'new-build') return relay(proxy, incoming, response);
    const isLogin = proxy.mood === 'login';
    response.writeHead(isLogin ? 200 : 502, { 'content-type': 'text/html' });
    response.end(isLogin ? '<html><h1>Sign in</h1></html>' : '<html><h1>502 Bad Gateway</h1></html>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FickleProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'good',
    target,
    shiftMs: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
