import 'server-only';

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  Agent,
  createServer,
  request as ask,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whatever renders: Next, or a test's own handler. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A question to the handler: always a GET, because whoever asks for less is sent less of the same. */
export interface InnerRequest {
  readonly target: string;
  readonly headers: OutgoingHttpHeaders | readonly string[];
}

/** A handler that can be asked from within this process, and by nobody else. */
export interface InnerServer {
  /** @throws Error where the handler does not begin to answer, or falls silent for longer than it may. */
  ask(request: InnerRequest): Promise<IncomingMessage>;
  close(): Promise<void>;
}

const SILENCE_LIMIT_MS = 30_000;

/** Serves a handler on a socket in a folder that only this user may enter. */
export async function openInnerServer(handler: RequestHandler): Promise<InnerServer> {
  const dir = await mkdtemp(join(tmpdir(), 'prodmanager-dashboard-'));
  // Windows has no sockets in folders, but pipes by name.
  const socketPath = process.platform === 'win32' ? join(String.raw`\\.\pipe`, dir) : join(dir, 'inner.sock');
  const server = createServer((request, response) => {
    handler(request, response).catch(() => response.destroy());
  });
  server.listen(socketPath);
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  return {
    ask: ({ target, headers }) =>
      new Promise((resolve, reject) => {
        const question = ask(
          { socketPath, agent, path: target, headers, timeout: SILENCE_LIMIT_MS },
          resolve,
        );
        question.on('timeout', () => question.destroy(new Error('The inner server is silent.')));
        question.on('error', reject);
        question.end();
      }),
    close: async () => {
      agent.destroy();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
