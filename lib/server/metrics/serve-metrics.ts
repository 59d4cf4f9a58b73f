import 'server-only';

import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Metrics } from './metrics';

/** Where metrics are served, and from what. */
export interface ServeMetricsOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly hostname: string;
  readonly metrics: Pick<Metrics, 'render'>;
}

/** Metrics that are served on a port of their own. */
export interface ServedMetrics {
  readonly port: number;
  /** Stops listening and breaks off the connections that are still open. */
  close(): Promise<void>;
}

async function answer(response: ServerResponse, metrics: Pick<Metrics, 'render'>): Promise<void> {
  const { contentType, body } = await metrics.render({ ofSource: true });
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}

/**
 * Serves metrics at `/metrics`, and nothing else.
 *
 * @throws Error with Node's `code`, such as `EADDRINUSE`, when the port cannot be had.
 */
export async function serveMetrics({ port, hostname, metrics }: ServeMetricsOptions): Promise<ServedMetrics> {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') response.writeHead(404).end();
    else if (request.method !== 'GET' && request.method !== 'HEAD')
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    else answer(response, metrics).catch(() => response.writeHead(500).end());
  });
  server.listen(port, hostname);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
