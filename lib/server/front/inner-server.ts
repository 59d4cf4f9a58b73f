import 'server-only';

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Whatever renders: Next, or a test's own handler. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A handler that answers on a socket. */
export interface InnerServer {
  /** Stops listening and breaks off what is under way. */
  close(): Promise<void>;
}

// More than the front takes: it adds to what it passes on.
const HEADERS_LIMIT_BYTES = 262_144;

/** Serves a handler on a socket. Who may open the socket is for the folder to say that it is in. */
export async function serveInner(handler: RequestHandler, socketPath: string): Promise<InnerServer> {
  const server = createServer({ maxHeaderSize: HEADERS_LIMIT_BYTES }, (request, response) => {
    handler(request, response).catch(() => response.destroy());
  });
  // How long anything may take is for the front to say: if this hung up first, it would do so while something is asked.
  server.keepAliveTimeout = 0;
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
