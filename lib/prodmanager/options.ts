import { type ErrorCode, ProdManagerError } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

/** How to reach a ProdManager server. Only `url` is needed. */
export interface ProdManagerOptions {
  /** The http or https address of the server, with its path prefix if it has one, without `/api`. */
  readonly url: string;
  /** A token as ProdManager issues it; without one the public is what can be read, without comments. */
  readonly token?: string | undefined;
  /** Replaces the runtime's `fetch`: for a proxy, a private certificate authority or a client certificate. */
  readonly fetch?: FetchLike | undefined;
  /** How long one attempt may take, its body included. 10 000 unless told. */
  readonly timeoutMs?: number | undefined;
  /** How often a failed read is tried again; 2 unless told. Writes are never tried again. */
  readonly maxRetries?: number | undefined;
  /** The longest `Retry-After` that is waited for; a longer one fails at once. 30 000 unless told. */
  readonly maxRetryAfterMs?: number | undefined;
  /**
   * Sends a read once more, at once, where its connection was closed before any byte of an answer came: servers that close
   * idle connections early do that to requests which cross the close. No retry is counted for it. False unless told.
   */
  readonly resendsAfterReset?: boolean | undefined;
  /** Ends every call with the code `aborted` when it fires. */
  readonly signal?: AbortSignal | undefined;
  /** Sent as `User-Agent` where the runtime allows it. */
  readonly userAgent?: string | undefined;
  /** Told of every attempt: for logs and metrics. What it throws is dropped. */
  readonly onResponse?: ((info: ResponseInfo) => void) | undefined;
  /** Called with the headers of every answer, before its body is read. */
  readonly onHeaders?: ((headers: FetchResponse['headers']) => void) | undefined;
  /** Waits between attempts, until `signal` fires at the latest: for tests. */
  readonly sleep?: ((delayMs: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** A number from 0 to 1, for the jitter between attempts: for tests. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds since 1970: for tests. */
  readonly now?: (() => number) | undefined;
}

/** The options with every default filled in; `url` has no trailing slash. */
export type ResolvedOptions = {
  readonly [Name in Exclude<keyof ProdManagerOptions, 'token' | 'signal'>]-?: NonNullable<
    ProdManagerOptions[Name]
  >;
} & { readonly token: string | undefined; readonly signal: AbortSignal | undefined };

const sleep = (delayMs: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    if (signal?.aborted === true) finish();
    else signal?.addEventListener('abort', finish);
  });

const refuse = (problem: string): never => {
  throw new ProdManagerError('config', problem);
};

const readUrl = (text: string): string => {
  if (!URL.canParse(text)) return refuse('url must be the http or https address of a ProdManager server');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('url must be http or https');
  if (url.username !== '' || url.password !== '')
    return refuse('url must not contain a user name or password');
  if (url.search !== '' || url.hash !== '') return refuse('url must not contain a query or a fragment');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
};

const readNumber = (name: string, value: number, isValid: (value: number) => boolean): number =>
  isValid(value) ? value : refuse(`${name} must be a number in its range`);

/**
 * The options checked and completed.
 *
 * @throws ProdManagerError `config`, naming the option and never its value.
 */
export function resolveOptions(options: ProdManagerOptions): ResolvedOptions {
  const { token, userAgent = 'prodmanager-client' } = options;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    refuse('token must be a token as ProdManager issues it: not empty, without spaces or line breaks');
  }
  if (!/^[\x20-\x7e]+$/.test(userAgent)) refuse('userAgent must be plain text');
  const isDelay = (value: number) => value >= 0 && value <= 2 ** 31 - 1;
  return {
    url: readUrl(options.url),
    token,
    userAgent,
    resendsAfterReset: options.resendsAfterReset ?? false,
    signal: options.signal,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    timeoutMs: readNumber('timeoutMs', options.timeoutMs ?? 10_000, (ms) => ms > 0 && isDelay(ms)),
    maxRetries: readNumber('maxRetries', options.maxRetries ?? 2, (n) => Number.isInteger(n) && n >= 0),
    maxRetryAfterMs: readNumber('maxRetryAfterMs', options.maxRetryAfterMs ?? 30_000, isDelay),
    onResponse: options.onResponse ?? (() => undefined),
    onHeaders: options.onHeaders ?? (() => undefined),
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
  };
}

/** What this client hands to `fetch`. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: 'manual';
  signal: AbortSignal;
}

/** What this client reads of an answer; a standard `Response` is one. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  } | null;
}

/**
 * The part of `fetch` that this client uses: the runtime's own and undici's fit. It must obey `signal` and
 * `redirect: 'manual'`.
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** One attempt at a request, answered or not. It holds no query, header or body. */
export interface ResponseInfo {
  readonly method: string;
  /** Relative to the configured address, without the query. */
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** Why no whole answer came (`network`, `timeout`, `aborted`, `too-large`); null where one did, whatever its status. */
  readonly code: ErrorCode | null;
  /** From asking to the end of the body. */
  readonly durationMs: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** What this answer said of the rate limit; null where it said nothing. */
  readonly rateLimit: RateLimit | null;
}
