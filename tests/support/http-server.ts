import { once } from 'node:events';
import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server that listens on 127.0.0.1. */
export interface ListeningServer {
  readonly url: string;
  readonly port: number;
  /** Closes the server and all its connections. */
  readonly close: () => Promise<void>;
}

/** Listens on a port of 127.0.0.1; by default a free one. */
export async function listen(server: Server, port = 0): Promise<ListeningServer> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens on a free port of 127.0.0.1 until the test has finished. */
export async function listenForTest(server: Server): Promise<ListeningServer> {
  const listening = await listen(server);
  onTestFinished(() => listening.close());
  return listening;
}

/** How {@link forward} differs from passing everything on. */
export interface ForwardOptions {
  readonly headers?: IncomingHttpHeaders;
  /** Sends the upstream response. Default: unchanged. */
  readonly respond?: (upstream: IncomingMessage) => void;
  /** Called when the upstream cannot be reached. Default: closes the connection. */
  readonly fail?: () => void;
}

/** Forwards a request to an address and sends the response back. */
export function forward(
  address: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  { headers = incoming.headers, respond, fail }: ForwardOptions = {},
): void {
  const outgoing = request(address, { method: incoming.method, headers }, (upstream) => {
    if (respond) return respond(upstream);
    response.writeHead(upstream.statusCode ?? 502, upstream.headers);
    upstream.pipe(response);
  });
  outgoing.on('error', () => (fail ? fail() : response.destroy()));
  incoming.pipe(outgoing);
}
