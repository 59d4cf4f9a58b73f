import type { Hono } from 'hono';

import type { Environment, SandboxContext } from '../http/environment';
import { html, htmlError } from '../http/replies';

/** Answers one path for one method; every other method gets the 405 that Werkzeug gives, or its OPTIONS. */
export function route<Path extends string>(
  app: Hono<Environment>,
  method: 'GET' | 'POST',
  path: Path,
  answer: (context: SandboxContext) => Response | Promise<Response>,
): void {
  const allow = method === 'GET' ? 'HEAD, OPTIONS, GET' : 'POST, OPTIONS';
  app.on(method, path, answer);
  app.all(path, (context) =>
    context.req.method === 'OPTIONS'
      ? html(null, 200, { allow })
      : html(htmlError(405, 'Method Not Allowed', 'The method is not allowed for the requested URL.'), 405, {
          allow,
        }),
  );
}
