import type { Context, Hono } from 'hono';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { html, htmlError } from './responses';
import type { Claims } from './tokens';

/** The Hono environment: Node's request and response where there is a socket, and the claims of the token. */
export interface Environment {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
  Variables: { claims: Claims | null };
}

/** The context of one request. */
export type SandboxContext = Context<Environment>;

/** The address of the API as the client sees it: the base of all links. */
export function apiBase(context: SandboxContext): string {
  const { protocol, host } = new URL(context.req.url);
  const forwarded = context.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim();
  return `${forwarded ? `${forwarded}:` : protocol}//${host}/api`;
}

/** The parameters of a request. */
export const queryOf = (context: SandboxContext): URLSearchParams => new URL(context.req.url).searchParams;

/** The client's address; `X-Forwarded-For` is trusted. */
export function clientAddress(context: SandboxContext): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  // Hono leaves env undefined when the app is called with only a request.
  const env = context.env as Environment['Bindings'] | undefined;
  return forwarded || (env?.incoming?.socket.remoteAddress ?? 'unknown');
}

/** Handles one method of one path; other methods get Werkzeug's 405, OPTIONS its `Allow` header. */
export function route<Path extends string>(
  app: Hono<Environment>,
  method: 'GET' | 'POST',
  path: Path,
  handler: (context: SandboxContext) => Response | Promise<Response>,
): void {
  const allow = method === 'GET' ? 'HEAD, OPTIONS, GET' : 'POST, OPTIONS';
  app.on(method, path, handler);
  app.all(path, (context) =>
    context.req.method === 'OPTIONS'
      ? html(null, 200, { allow })
      : html(htmlError(405, 'Method Not Allowed', 'The method is not allowed for the requested URL.'), 405, {
          allow,
        }),
  );
}
