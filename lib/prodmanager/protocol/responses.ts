/** The JSON body of an error: a message with reasons by field, or a bare sentence. */
export type ApiErrorBody =
  | string
  | { readonly message: string; readonly reasons?: Readonly<Record<string, string | readonly string[]>> };

/** An error response in ProdManager's shape. Throw it anywhere in a handler; the router sends it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ApiErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: ApiErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${typeof body === 'string' ? body : body.message}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Error bodies that ProdManager sends without naming a cause. */
export const ERROR_MESSAGES = {
  badRequest: 'The browser (or proxy) sent a request that this server could not understand.',
  forbidden:
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  notFound:
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  internal:
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
} as const;

/** The body of `GET /health`, sent as `text/html`. */
export const HEALTH_BODY = 'OK';

/** The body of `GET /health/version`: the ProdManager version whose protocol this project implements. */
export const VERSION_BODY = { current: '0.22.0', latest: null, release_url: null } as const;

/** The body of `GET /api/token/whoami` without a token. The misspelling is ProdManager's. */
export const ANONYMOUS_BODY = { playload: null } as const;
