import type { AnyProdManagerError } from './errors.ts';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];

/** How long a `Retry-After` header asks to wait, in milliseconds; null where it says nothing readable. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  // The other form is a date in words; anything shorter would be taken for a year by some engines.
  const atMs = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/**
 * How long to wait before a failed read is tried again: what the server asks for, else a random time under a limit that
 * doubles with each attempt. Null where trying again would not help, or where the server asks for more than `maxRetryAfterMs`.
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
