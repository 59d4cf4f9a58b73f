import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Config } from '../config/config';
import { toListenProblem } from '../http/listen';
import { ConfigurationError } from '../util/configuration-error';
import type { Metrics } from './metrics';

/** What {@link serveMetrics} needs. */
export interface ServeMetricsOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly hostname: string;
  readonly metrics: Pick<Metrics, 'render'>;
}

/** A running metrics server. */
export interface MetricsServer {
  readonly port: number;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
}

async function sendMetrics(response: ServerResponse, metrics: Pick<Metrics, 'render'>): Promise<void> {
  const { contentType, body } = await metrics.render({ seesAll: true });
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}

/**
 * Serves metrics at `/metrics` on a separate port.
 *
 * @throws Error with Node's `code`, such as `EADDRINUSE`, if the port cannot be opened.
 */
export async function serveMetrics({ port, hostname, metrics }: ServeMetricsOptions): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') response.writeHead(404).end();
    else if (request.method !== 'GET' && request.method !== 'HEAD')
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    else sendMetrics(response, metrics).catch(() => response.writeHead(500).end());
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

/** Serves metrics on the port in `METRICS`; null if it names none. @throws ConfigurationError */
export async function serveConfiguredMetrics(
  { METRICS, METRICS_HOST }: Config,
  metrics: Metrics,
): Promise<MetricsServer | null> {
  if (typeof METRICS !== 'number') return null;
  return serveMetrics({ port: METRICS, hostname: METRICS_HOST, metrics }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new ConfigurationError([toListenProblem(error, 'METRICS')]);
    },
  );
}
