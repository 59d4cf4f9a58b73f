import { HttpError } from './errors.ts';

const MAX_TEXT_LENGTH = 300;
const MAX_REASONS = 20;

interface ErrorResponse {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

/** The message and reasons in an untrusted body: a JSON object, or one JSON string. */
const parseBody = (text: string): { message?: unknown; reasons?: unknown } => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? { message: value } : (Object(value) as object);
  } catch {
    return {};
  }
};

/**
 * Converts a response with an error status to an error; never throws.
 *
 * For a 4xx status, ProdManager's `message` and `reasons` are included: truncated, without control characters and without
 * `secrets`. A body that is one JSON string becomes the `message`. HTML and 5xx bodies may contain anything and are
 * ignored.
 */
export function toHttpError(response: ErrorResponse, secrets: readonly string[]): HttpError {
  const clean = (text: string): string =>
    secrets
      .reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .slice(0, MAX_TEXT_LENGTH);

  const { message, reasons } = response.status < 500 ? parseBody(response.text) : {};
  const serverMessage = typeof message === 'string' ? clean(message) : null;
  const fields =
    serverMessage !== null && typeof reasons === 'object' && reasons !== null ? Object.entries(reasons) : [];
  const cleanReasons = Object.fromEntries(
    fields.slice(0, MAX_REASONS).map(([field, given]: [string, unknown]) => {
      const texts: unknown[] = Array.isArray(given) ? given.slice(0, MAX_REASONS) : [given];
      return [clean(field), texts.filter((text) => typeof text === 'string').map(clean)];
    }),
  );

  const { method, path, status, retryAfterMs } = response;
  const causes = Object.entries(cleanReasons).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
  const detail =
    serverMessage === null ? '' : `: ${serverMessage}${causes.length > 0 ? ` (${causes.join('; ')})` : ''}`;
  return new HttpError(
    `${method} ${path} returned ${status}${detail}`.slice(0, 4 * MAX_TEXT_LENGTH),
    { method, path, status },
    { serverMessage, reasons: cleanReasons, retryAfterMs },
  );
}
