import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from './sandbox';

/** A sandbox that listens. */
export interface ServedSandbox {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and breaks off the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, on a free port of this machine unless told otherwise. Its life is started by its own
 * `start()`, not by this.
 *
 * @throws Error with Node's `code`, such as `EADDRINUSE`, when the port cannot be had
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
