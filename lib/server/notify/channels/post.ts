import type { FetchLike } from '@/lib/prodmanager/index';

import { toErrorCode } from '../../util/files';

/** The outcome of an attempt to send a message. */
export type Outcome =
  | { readonly isSent: true }
  | {
      readonly isSent: false;
      /** A short code like `HTTP_404` or `TIMEOUT`: no address, secret or text of the receiver. */
      readonly problem: string;
      /** What the receiver asks to wait, in milliseconds; null if it does not. */
      readonly retryAfterMs: number | null;
      /** Whether the receiver refuses this message, so that it would be refused again. */
      readonly isRefused: boolean;
    };

/** A request to a webhook. */
export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What requests are sent with. */
export interface PostOptions {
  readonly fetch: FetchLike;
  readonly timeoutMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Bad request, too large, or invalid: the message itself is the problem. */
const REFUSED: readonly number[] = [400, 413, 422];
const MAX_RETRY_AFTER_MS = 3_600_000;

/** A delay from a `Retry-After` header, which has seconds or a date. */
function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  const ms = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}

function toProblem(error: unknown): string {
  const { name, cause } = error as { readonly name?: string; readonly cause?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  const code = cause === undefined ? toErrorCode(error) : toErrorCode(cause);
  return code === 'unknown' ? 'UNREACHABLE' : code;
}

/**
 * Posts JSON. Redirects are not followed, because they could lead the message elsewhere, and the body of the response is not read. Never
 * rejects.
 */
export async function post(
  { url, body, headers }: PostRequest,
  { fetch, timeoutMs, now }: PostOptions,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'prodmanager-dashboard', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The status counts, however the rest of the response ends.
    await response.body
      ?.getReader()
      .cancel()
      .catch(() => undefined);
    const { status } = response;
    if (status >= 200 && status < 300) return { isSent: true };
    return {
      isSent: false,
      problem: status >= 300 && status < 400 ? 'REDIRECT' : `HTTP_${status}`,
      retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), now()),
      isRefused: REFUSED.includes(status),
    };
  } catch (error) {
    return { isSent: false, problem: toProblem(error), retryAfterMs: null, isRefused: false };
  }
}
