import { type ErrorCode, ProdManagerError } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

/** The options of a client. Only `url` is required. */
export interface ProdManagerOptions {
  /** The http or https address of the server, with its path prefix if it has one, without `/api`. */
  readonly url: string;
  /** A ProdManager token. Without one, only public data without comments is readable. */
  readonly token?: string | undefined;
  /** Replaces the runtime's `fetch`: for a proxy, a private certificate authority or a client certificate. */
  readonly fetch?: FetchLike | undefined;
  /** Timeout of one attempt in milliseconds, including the body. Default: 10 000. */
  readonly timeoutMs?: number | undefined;
  /** Retries of a failed read. Default: 2. Writes are never retried. */
  readonly maxRetries?: number | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds; a longer one fails immediately. Default: 30 000. */
  readonly maxRetryAfterMs?: number | undefined;
  /**
   * Sends a read again immediately after a connection reset without a response, which happens with servers that close idle
   * connections early. Does not count as a retry. Default: false.
   */
  readonly resendsAfterReset?: boolean | undefined;
  /** Aborts every call with the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** The `User-Agent` header; browsers send their own. Default: `prodmanager-client`. */
  readonly userAgent?: string | undefined;
  /** Called after every attempt, for logs and metrics. Errors it throws are dropped. */
  readonly onResponse?: ((info: ResponseInfo) => void) | undefined;
  /** Called with the headers of every response, before its body is read. */
  readonly onHeaders?: ((headers: FetchResponse['headers']) => void) | undefined;
  /** Replaces the wait between attempts in tests; must end when `signal` fires. */
  readonly sleep?: ((delayMs: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Replaces `Math.random`, used for jitter, in tests. */
  readonly random?: (() => number) | undefined;
  /** Replaces `Date.now` in tests. */
  readonly now?: (() => number) | undefined;
}

/** The options with all defaults; `url` has no trailing slash. */
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

const fail = (problem: string): never => {
  throw new ProdManagerError('config', problem);
};

const readUrl = (text: string): string => {
  if (!URL.canParse(text)) return fail('url must be the http or https address of a ProdManager server');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail('url must be http or https');
  if (url.username !== '' || url.password !== '') return fail('url must not contain a user name or password');
  if (url.search !== '' || url.hash !== '') return fail('url must not contain a query or a fragment');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
};

const readNumber = (name: string, value: number, isValid: (value: number) => boolean): number =>
  isValid(value) ? value : fail(`${name} is out of range`);

/**
 * Validates the options and fills in the defaults.
 *
 * @throws ProdManagerError `config`; the message names the option, never its value.
 */
export function resolveOptions(options: ProdManagerOptions): ResolvedOptions {
  const { token, userAgent = 'prodmanager-client' } = options;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    fail('token must not be empty and must not contain spaces or line breaks');
  }
  if (!/^[\x20-\x7e]+$/.test(userAgent)) fail('userAgent must be printable ASCII');
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

/** The second argument of `fetch` as this client calls it. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: 'manual';
  signal: AbortSignal;
  /** In browsers only. */
  cache?: 'no-store';
}

/** The part of a standard `Response` that this client uses. */
export interface FetchResponse {
  /** 0 for a redirect in a browser, which hides it. */
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
 * The part of `fetch` that this client uses: the runtime's and undici's both fit. It must support `signal` and
 * `redirect: 'manual'`.
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** One attempt of a request, for observers. Contains no query, header or body. */
export interface ResponseInfo {
  readonly method: string;
  /** Relative to the configured address, without the query. */
  readonly path: string;
  /** Null where there was no response. */
  readonly status: number | null;
  /** Why there was no complete response (`network`, `timeout`, `aborted`, `too-large`); null where there was one. */
  readonly code: ErrorCode | null;
  /** From sending the request to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** The rate limit in this response; null where there is none. */
  readonly rateLimit: RateLimit | null;
}
