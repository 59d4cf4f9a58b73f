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
import { readRedirect } from './redirect.ts';
import { parseRetryAfterMs, retryDelayMs } from './retry.ts';

/** One request as it goes out. */
interface OutgoingRequest {
  readonly method: string;
  /** Relative to the configured address, encoded. */
  readonly path: string;
  /** Encoded, without the question mark. */
  readonly query?: string;
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** False: a redirect inside the API is the answer. */
  readonly followRedirect?: boolean | undefined;
  /** What is sent and must not come back in an error. */
  readonly secrets?: readonly string[] | undefined;
}

const isSuccess = (answer: ApiResponse): boolean => answer.status >= 200 && answer.status < 300;

/** Sends requests to one server: knows its address, token, time limits, retries and redirects, and the last rate limit it told. */
export class Connection {
  readonly #options: ResolvedOptions;
  #rateLimit: RateLimit | null = null;

  /** @throws ProdManagerError `config`. */
  constructor(options: ProdManagerOptions) {
    this.#options = resolveOptions(options);
  }

  /** The address that paths are relative to, without a slash at the end. */
  get url(): string {
    return this.#options.url;
  }

  /** What the last answer that told it said of the rate limit; null before. */
  get rateLimit(): RateLimit | null {
    return this.#rateLimit;
  }

  /**
   * The successful answer to a request: a read is tried again where that may help; a write is sent once, and the resource
   * that it redirects to is read.
   *
   * @throws ProdManagerError `network`, `timeout`, `aborted`, `http`, `redirect` or `too-large`.
   */
  async send(request: OutgoingRequest): Promise<ApiResponse> {
    if (request.method === 'GET') return this.#read(request);
    const answer = await this.#attempt(request, 1);
    if (isSuccess(answer)) return answer;
    const target = readRedirect(answer, this.#options.url);
    if (request.followRedirect === false) return answer;
    const { signal, secrets } = request;
    return this.#read({ ...target, method: 'GET', signal, secrets });
  }

  async #read(request: OutgoingRequest): Promise<ApiResponse> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.#attempt(request, attempt);
        if (isSuccess(answer)) return answer;
        throw new ProdManagerError(
          'redirect',
          `${request.method} ${request.path} answered ${answer.status}: ProdManager never redirects a read; is url complete, and is there a login page in front?`,
          answer,
        );
      } catch (error) {
        if (!isProdManagerError(error) || attempt > this.#options.maxRetries) throw error;
        const delayMs = retryDelayMs(error, attempt, this.#options);
        if (delayMs === null) throw error;
        await this.#options.sleep(delayMs, request.signal);
      }
    }
  }

  /** Sends once; an error status is thrown, a redirect is returned. */
  async #attempt(request: OutgoingRequest, attempt: number): Promise<ApiResponse> {
    const { fetch, now, onHeaders, resendsAfterReset, timeoutMs, token, url } = this.#options;
    const { method, path, query, body, secrets = [] } = request;
    const context: RequestContext = { method, path };
    const startMs = now();
    let answer: ApiResponse;
    try {
      answer = await exchange({
        context,
        fetch,
        url: `${url}${path}${query === undefined || query === '' ? '' : `?${query}`}`,
        init: { method, headers: this.#headers(method, body?.type), ...(body && { body: body.text }) },
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
    const rateLimit = parseRateLimit(answer.headers);
    this.#rateLimit = rateLimit ?? this.#rateLimit;
    const { status, text } = answer;
    this.#report({ ...context, status, code: null, durationMs: now() - startMs, attempt, rateLimit });
    if (status < 400) return answer;
    const retryAfterMs = parseRetryAfterMs(answer.headers.get('retry-after'), now());
    throw toHttpError(
      { method, path, status, text, retryAfterMs },
      token === undefined ? secrets : [token, ...secrets],
    );
  }

  #headers(method: string, bodyType: string | undefined): Record<string, string> {
    const { token, userAgent } = this.#options;
    return {
      accept: 'application/json, */*;q=0.5',
      'user-agent': userAgent,
      // A cache on the way must ask the server whether what it holds is still true.
      ...(method === 'GET' && { 'cache-control': 'no-cache' }),
      ...(bodyType !== undefined && { 'content-type': bodyType }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
  }

  #report(info: ResponseInfo): void {
    try {
      this.#options.onResponse(info);
    } catch {
      // An observer must not change what it observes.
    }
  }
}
