import type { AnyProdManagerError } from './errors.ts';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];

/** The delay of a `Retry-After` header in milliseconds; null where it is missing or invalid. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  // The other form is an HTTP date. Some engines parse shorter texts as a year.
  const atMs = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/**
 * The delay before a failed read is retried, in milliseconds: `Retry-After`, else exponential backoff with full jitter.
 * Null for errors that are not retried, and for a `Retry-After` above `maxRetryAfterMs`.
 */
export function retryDelayMs(
  error: AnyProdManagerError,
  attempt: number,
  options: { readonly maxRetryAfterMs: number; readonly random: () => number },
): number | null {
  const backOffMs = options.random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  if (error.code === 'network' || error.code === 'timeout') return backOffMs;
  if (error.code !== 'http' || !RETRIED_STATUSES.includes(error.status)) return null;
  if (error.retryAfterMs === null) return backOffMs;
  return error.retryAfterMs <= options.maxRetryAfterMs ? error.retryAfterMs : null;
}
