/**
 * Why a call failed, as a closed set.
 *
 * - `config`: the client was given something it cannot work with (address, token, identifier); nothing was sent.
 * - `network`: no answer came, or it broke off. `timeout`: it took longer than `timeoutMs`. `aborted`: the caller's signal fired.
 * - `http`: an answer with a status of 400 or more; see {@link HttpError}.
 * - `redirect`: the answer points elsewhere, which a read never follows and a write follows only inside the same API.
 * - `too-large`: the body passed 10 MiB. `parse`: the answer is not what the API promises; see {@link ParseError}.
 * - `incomplete`: rows kept missing while a whole list was read.
 */
export type ErrorCode =
  'config' | 'network' | 'timeout' | 'aborted' | 'http' | 'redirect' | 'too-large' | 'parse' | 'incomplete';

/** Which request an error speaks of: `path` is relative to the configured address and has no query. */
export interface RequestContext {
  readonly method: string;
  readonly path: string;
  /** The status of the answer, where there was one. */
  readonly status?: number;
}

const MARKER = Symbol.for('prodmanager.error');

/** What every failure of this client is: a code, a sentence, and the method, path and status of the request it speaks of. */
export class ProdManagerError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name: string = 'ProdManagerError';
  readonly code: Code;
  /** Null where nothing was sent. */
  readonly method: string | null;
  /** Relative to the configured address, without the query; null where nothing was sent. */
  readonly path: string | null;
  /** Null where no answer came. */
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

/** An answer with an error status, with what ProdManager said of it where it said so in its own shape. */
export class HttpError extends ProdManagerError<'http'> {
  override readonly name = 'HttpError';
  override readonly status: number;
  /** ProdManager's `message`, like `Scope creation failed`; null for every other body. */
  readonly serverMessage: string | null;
  /** ProdManager's `reasons`: for each field what is wrong with it; empty for every other body. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  /** How long the server asks to wait, in milliseconds; null where it does not. */
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

/** An answer that is not what the API promises; it names the place, never the value found there. */
export class ParseError extends ProdManagerError<'parse'> {
  override readonly name = 'ParseError';
  /** Where: a place in the body like `items[3].status`, a header like `x-total`, or `body`. */
  readonly field: string;

  constructor(field: string, problem: string, context: RequestContext) {
    const status = context.status === undefined ? '' : ` answered ${context.status}, but`;
    super('parse', `${context.method} ${context.path}${status} ${field} cannot be read: ${problem}`, context);
    this.field = field;
  }
}

/** Any error of this client, told apart by `code`. */
export type AnyProdManagerError =
  HttpError | ParseError | ProdManagerError<Exclude<ErrorCode, 'http' | 'parse'>>;

/**
 * Whether a caught value is an error of this client, also of another copy of it: bundles duplicate classes, so this looks
 * for a marker instead of a class.
 */
export function isProdManagerError(error: unknown): error is AnyProdManagerError {
  return typeof error === 'object' && error !== null && MARKER in error;
}
