import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from './sandbox';

/** A sandbox that listens for HTTP requests. */
export interface ServedSandbox {
  /** Its address, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and closes all open connections. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, by default on a free port of 127.0.0.1. It does not start the simulation: call the
 * sandbox's `start()`.
 *
 * @throws Error with Node's `code`, such as `EADDRINUSE`, when the port is not available
 */
export async function serveSandbox(
  sandbox: Pick<Sandbox, 'app'>,
  { port = 0, hostname = '127.0.0.1' }: { port?: number; hostname?: string } = {},
): Promise<ServedSandbox> {
  const server = createAdaptorServer({ fetch: sandbox.app.fetch, overrideGlobalObjects: false });
  if (!(server instanceof Server)) throw new TypeError('the sandbox is served over HTTP/1.1');
  server.listen(port, hostname);
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${actualPort}`,
    port: actualPort,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
