/**
 * Why a call failed.
 *
 * - `config`: an invalid option, path or id; nothing was sent.
 * - `network`: no response or an incomplete one. `timeout`: longer than `timeoutMs`. `aborted`: the caller's signal fired.
 * - `http`: a status of 400 or more; see {@link HttpError}.
 * - `redirect`: a redirect of a read, or of a write to an address outside the API.
 * - `too-large`: a body over 10 MiB. `parse`: an unexpected response; see {@link ParseError}.
 * - `incomplete`: a list changed during every attempt to read all of it.
 */
export type ErrorCode =
  'config' | 'network' | 'timeout' | 'aborted' | 'http' | 'redirect' | 'too-large' | 'parse' | 'incomplete';

/** The request of an error: `path` is relative to the configured address and has no query. */
export interface RequestContext {
  readonly method: string;
  readonly path: string;
  /** The status of the response, where there was one. */
  readonly status?: number;
}

const MARKER = Symbol.for('prodmanager.error');

/** The base class of all errors of this client: a code, a message, and the method, path and status of the request. */
export class ProdManagerError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name: string = 'ProdManagerError';
  readonly code: Code;
  /** Null where nothing was sent. */
  readonly method: string | null;
  /** Relative to the configured address, without the query; null where nothing was sent. */
  readonly path: string | null;
  /** Null where there was no response; 0 for a redirect in a browser, which hides it. */
  readonly status: number | null;

  constructor(code: Code, message: string, context?: RequestContext) {
    super(message);
    this.code = code;
    this.method = context?.method ?? null;
    this.path = context?.path ?? null;
    this.status = context?.status ?? null;
    Object.defineProperty(this, MARKER, { value: true });
  }
}

/** A response with an error status, with ProdManager's message and reasons where the body has them. */
export class HttpError extends ProdManagerError<'http'> {
  override readonly name = 'HttpError';
  override readonly status: number;
  /** ProdManager's `message`, such as `Scope creation failed`; null for any other body. */
  readonly serverMessage: string | null;
  /** ProdManager's `reasons`: validation errors by field; empty for any other body. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  /** The `Retry-After` of the response in milliseconds; null where there is none. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    context: Required<RequestContext>,
    details: Pick<HttpError, 'serverMessage' | 'reasons' | 'retryAfterMs'>,
  ) {
    super('http', message, context);
    this.status = context.status;
    this.serverMessage = details.serverMessage;
    this.reasons = details.reasons;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** An unexpected response. The message names the field, never its value. */
export class ParseError extends ProdManagerError<'parse'> {
  override readonly name = 'ParseError';
  /** A path in the body such as `items[3].status`, a header such as `x-total`, or `body`. */
  readonly field: string;

  constructor(field: string, problem: string, context: RequestContext) {
    const status = context.status === undefined ? '' : ` returned ${context.status}, but`;
    super('parse', `${context.method} ${context.path}${status} ${field} cannot be read: ${problem}`, context);
    this.field = field;
  }
}

/** Any error of this client, discriminated by `code`. */
export type AnyProdManagerError =
  HttpError | ParseError | ProdManagerError<Exclude<ErrorCode, 'http' | 'parse'>>;

/**
 * Whether a caught value is an error of this client. Also works across copies of the client: it checks a marker, because
 * bundlers may duplicate classes.
 */
export function isProdManagerError(error: unknown): error is AnyProdManagerError {
  return typeof error === 'object' && error !== null && MARKER in error;
}
