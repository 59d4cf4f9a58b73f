import type { Context } from 'hono';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Claims } from './tokens';

/** What Hono carries through a request: Node's own objects where there is a socket, and who is asking. */
export interface Environment {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
  Variables: { claims: Claims | null };
}

/** One request in the sandbox. */
export type SandboxContext = Context<Environment>;

/** The address of the API as the caller knows it, which is where links lead. */
export function apiBase(context: SandboxContext): string {
  const { protocol, host } = new URL(context.req.url);
  const forwarded = context.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim();
  return `${forwarded ? `${forwarded}:` : protocol}//${host}/api`;
}

/** The parameters of a request. */
export const queryOf = (context: SandboxContext): URLSearchParams => new URL(context.req.url).searchParams;

/** The address a request came from; a proxy in front is believed. */
export function clientAddress(context: SandboxContext): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  // Hono leaves env undefined when nothing but a request is given.
  const env = context.env as Environment['Bindings'] | undefined;
  return forwarded || (env?.incoming?.socket.remoteAddress ?? 'unknown');
}
