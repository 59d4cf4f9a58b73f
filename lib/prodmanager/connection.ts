import type { ApiResponse } from './api-response.ts';
import { isProdManagerError, ProdManagerError, type RequestContext } from './errors.ts';
import { exchange } from './exchange.ts';
import { toHttpError } from './http-error.ts';
import {
  type ProdManagerOptions,
  type ResolvedOptions,
  resolveOptions,
  type ResponseInfo,
} from './options.ts';
import { parseRateLimit, type RateLimit } from './rate-limit.ts';
import { readRedirect, toRedirectText } from './redirect.ts';
import { parseRetryAfterMs, retryDelayMs } from './retry.ts';
import { IS_BROWSER } from './runtime.ts';

/** One request to send. */
interface OutgoingRequest {
  readonly method: string;
  /** Relative to the configured address, encoded. */
  readonly path: string;
  /** Encoded, without the question mark. */
  readonly query?: string;
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** False: a redirect inside the API is returned instead of followed. */
  readonly followRedirect?: boolean | undefined;
  /** Values that must not appear in an error. */
  readonly secrets?: readonly string[] | undefined;
}

const isSuccess = ({ status }: ApiResponse): boolean => status >= 200 && status < 300;

/** Sends requests to one server: authentication, timeouts, retries, redirects and the current rate limit. */
export class Connection {
  readonly #options: ResolvedOptions;
  #rateLimit: RateLimit | null = null;

  /** @throws ProdManagerError `config`. */
  constructor(options: ProdManagerOptions) {
    this.#options = resolveOptions(options);
  }

  /** The address that paths are relative to, without a trailing slash. */
  get url(): string {
    return this.#options.url;
  }

  /** The rate limit from the latest response that had one; null before. */
  get rateLimit(): RateLimit | null {
    return this.#rateLimit;
  }

  /**
   * Sends a request and returns its successful response. Reads are retried after transient failures; a write is sent once,
   * and its redirect is followed.
   *
   * @throws ProdManagerError `network`, `timeout`, `aborted`, `http`, `redirect` or `too-large`.
   */
  async send(request: OutgoingRequest): Promise<ApiResponse> {
    if (request.method === 'GET') return this.#read(request);
    const response = await this.#attempt(request, 1);
    if (isSuccess(response)) return response;
    const target = readRedirect(response, this.#options.url);
    if (request.followRedirect === false) return response;
    const { signal, secrets } = request;
    return this.#read({ ...target, method: 'GET', signal, secrets });
  }

  async #read(request: OutgoingRequest): Promise<ApiResponse> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await this.#attempt(request, attempt);
        if (isSuccess(response)) return response;
        throw new ProdManagerError(
          'redirect',
          `${toRedirectText(response)}: ProdManager never redirects a read; check that url is complete and that no login page is in front of it`,
          response,
        );
      } catch (error) {
        if (!isProdManagerError(error) || attempt > this.#options.maxRetries) throw error;
        const delayMs = retryDelayMs(error, attempt, this.#options);
        if (delayMs === null) throw error;
        await this.#options.sleep(delayMs, request.signal);
      }
    }
  }

  /** Sends a request once; throws on an error status, returns redirects. */
  async #attempt(request: OutgoingRequest, attempt: number): Promise<ApiResponse> {
    const { fetch, now, onHeaders, resendsAfterReset, timeoutMs, token, url } = this.#options;
    const { method, path, query, body, secrets = [] } = request;
    const context: RequestContext = { method, path };
    const startMs = now();
    let response: ApiResponse;
    try {
      response = await exchange({
        context,
        fetch,
        url: `${url}${path}${query === undefined || query === '' ? '' : `?${query}`}`,
        init: {
          method,
          headers: this.#headers(method, body?.type),
          ...(body && { body: body.text }),
          ...(IS_BROWSER && { cache: 'no-store' }),
        },
        timeoutMs,
        signals: [request.signal, this.#options.signal].filter((signal) => signal !== undefined),
        isResent: resendsAfterReset && method === 'GET',
        onHeaders,
      });
    } catch (error) {
      if (isProdManagerError(error)) {
        this.#report({
          ...context,
          status: error.status,
          code: error.code,
          durationMs: now() - startMs,
          attempt,
          rateLimit: null,
        });
      }
      throw error;
    }
    const rateLimit = parseRateLimit(response.headers);
    this.#rateLimit = rateLimit ?? this.#rateLimit;
    const { status, text } = response;
    this.#report({ ...context, status, code: null, durationMs: now() - startMs, attempt, rateLimit });
    if (status < 400) return response;
    const retryAfterMs = parseRetryAfterMs(response.headers.get('retry-after'), now());
    throw toHttpError(
      { method, path, status, text, retryAfterMs },
      token === undefined ? secrets : [token, ...secrets],
    );
  }

  #headers(method: string, bodyType: string | undefined): Record<string, string> {
    const { token, userAgent } = this.#options;
    return {
      accept: 'application/json, */*;q=0.5',
      ...(!IS_BROWSER && { 'user-agent': userAgent }),
      // Caches on the way must revalidate with the server. A browser adds it because of `cache`.
      ...(!IS_BROWSER && method === 'GET' && { 'cache-control': 'no-cache' }),
      ...(bodyType !== undefined && { 'content-type': bodyType }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
  }

  #report(info: ResponseInfo): void {
    try {
      this.#options.onResponse(info);
    } catch {
      // Errors of an observer are dropped.
    }
  }
}
