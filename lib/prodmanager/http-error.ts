import { HttpError } from './errors.ts';

const MAX_TEXT_LENGTH = 300;
const MAX_REASONS = 20;

interface ErrorAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

/** ProdManager's words in a body that may be anything: an object with a message and reasons, or a bare sentence. */
const parseBody = (text: string): { message?: unknown; reasons?: unknown } => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? { message: value } : (Object(value) as object);
  } catch {
    return {};
  }
};

/**
 * The error for an answer with an error status; never throws itself.
 *
 * ProdManager's `message` and `reasons` are taken where the body has that shape and the caller is at fault (4xx), cut to a
 * bounded length and without control characters or any of `secrets`; a body that is one JSON string is its `message`. HTML
 * and the body of a 5xx may hold anything, and stay out.
 */
export function toHttpError(answer: ErrorAnswer, secrets: readonly string[]): HttpError {
  const clean = (text: string): string =>
    secrets
      .reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .slice(0, MAX_TEXT_LENGTH);

  const { message, reasons } = answer.status < 500 ? parseBody(answer.text) : {};
  const serverMessage = typeof message === 'string' ? clean(message) : null;
  const fields =
    serverMessage !== null && typeof reasons === 'object' && reasons !== null ? Object.entries(reasons) : [];
  const cleanReasons = Object.fromEntries(
    fields.slice(0, MAX_REASONS).map(([field, given]: [string, unknown]) => {
      const texts: unknown[] = Array.isArray(given) ? given.slice(0, MAX_REASONS) : [given];
      return [clean(field), texts.filter((text) => typeof text === 'string').map(clean)];
    }),
  );

  const { method, path, status, retryAfterMs } = answer;
  const why = Object.entries(cleanReasons).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
  const sentence =
    serverMessage === null ? '' : `: ${serverMessage}${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
  return new HttpError(
    `${method} ${path} answered ${status}${sentence}`.slice(0, 4 * MAX_TEXT_LENGTH),
    { method, path, status },
    { serverMessage, reasons: cleanReasons, retryAfterMs },
  );
}
