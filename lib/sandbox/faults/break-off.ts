import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

import type { SandboxContext } from '../http/environment';

/** Closes the connection without a word. */
export function dropConnection(context: SandboxContext): Response {
  const socket = socketOf(context);
  if (!socket) return brokenBody('', 200);
  socket.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the head of an answer and half of the body that it promises, then closes the connection. */
export function truncate(context: SandboxContext, text: string, { status, headers }: Response): Response {
  const socket = socketOf(context);
  const body = new TextEncoder().encode(text);
  const half = body.subarray(0, body.length / 2);
  if (!socket) return brokenBody(new TextDecoder().decode(half), status);
  const { outgoing } = socket;
  outgoing.writeHead(status, { ...Object.fromEntries(headers), 'content-length': body.length });
  outgoing.write(half, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function socketOf({ env }: SandboxContext) {
  // Hono leaves env undefined when nothing but a request is given.
  const { incoming, outgoing } = (env as SandboxContext['env'] | undefined) ?? {};
  return incoming && outgoing ? { incoming, outgoing } : null;
}

// What a broken connection looks like to someone who called the sandbox as a function.
function brokenBody(start: string, status: number): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
    pull: (controller) => controller.error(new Error('connection broken off')),
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
