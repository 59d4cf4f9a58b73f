import type { IncomingMessage, ServerResponse } from 'node:http';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate, type MessageKey } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, parsePreferences, type Language } from '@/lib/site/preferences';

import { CORS_HEADERS } from '../api/read-api/responses';
import { FORBIDDEN_BODY, toSignInTarget } from '../auth/forbidden';
import type { FlatHeaders } from '../http/encoded-response';
import { toPath } from '../http/target-path';
import { allowedMethods, isApiPath, isReadMethod } from './paths';

const MESSAGES = {
  400: 'edge.malformed',
  404: 'edge.missing',
  405: 'edge.onlyRead',
  413: 'edge.longBody',
  414: 'edge.longAddress',
  429: 'edge.manyQuestions',
  500: 'edge.broken',
  503: 'edge.busy',
} as const satisfies Readonly<Record<number, MessageKey>>;

/** A status with which the edge itself rejects a request. */
export type ErrorStatus = keyof typeof MESSAGES;

type Format = 'page' | 'data';

/** What {@link sendError} sends. */
export interface ErrorOptions {
  readonly status: ErrorStatus;
  readonly format: Format;
  /** The language of a page; data is in English. */
  readonly language?: Language;
  /** Sent in addition to content type, length, `Cache-Control` and `Retry-After`. */
  readonly headers: FlatHeaders;
  /** For 429 and 503; one second by default. */
  readonly retryAfterSeconds?: number | undefined;
}

const WITH_RETRY_AFTER: ReadonlySet<ErrorStatus> = new Set([429, 503]);
/** Error pages that reload themselves: a wall screen has no keyboard. */
const RELOADING: ReadonlySet<ErrorStatus> = new Set([429, 500, 503]);
const MIN_RELOAD_SECONDS = 10;

/** Lets pages of other sites read why a request for data failed. */
const CORS: FlatHeaders = Object.entries(CORS_HEADERS).flat();

const corsFor = ({ url = '/', method }: IncomingMessage): FlatHeaders =>
  isApiPath(toPath(url)) && isReadMethod(method) ? CORS : [];

const UNKNOWN_GRANTS_BODY = { message: 'Screen and link storage is unavailable.' };
const UNKNOWN_GRANTS_RETRY_SECONDS = 10;

const TRANSLATIONS = Object.fromEntries(
  LANGUAGES.map((language) => [language, createTranslate(language, catalogueOf(language))]),
) as Readonly<Record<Language, ReturnType<typeof createTranslate>>>;

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.25rem;text-align:center;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}';

function toPage({ status, language = 'en', retryAfterSeconds = 1 }: ErrorOptions): string {
  const t = TRANSLATIONS[language];
  const reload = RELOADING.has(status)
    ? `<meta http-equiv="refresh" content="${Math.max(MIN_RELOAD_SECONDS, retryAfterSeconds)}">`
    : '';
  const message = t(MESSAGES[status]);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">${reload}<title>${message}</title><style>${STYLE}</style></head><body><main><h1>${message}</h1><p><a href="${atBase('/')}">${t('fault.overview')}</a></p></main></body></html>\n`;
}

function sendBody(
  response: ServerResponse,
  status: number,
  format: Format,
  body: string,
  headers: FlatHeaders,
) {
  response.writeHead(status, [
    ...headers,
    'Content-Type',
    format === 'data' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
    'Cache-Control',
    'no-store',
  ]);
  response.end(body);
}

/** Sends an error as `{ "message": … }` or as a page. Closes the connection if a response has already begun. */
export function sendError(response: ServerResponse, options: ErrorOptions): void {
  const { status, format, headers, retryAfterSeconds = 1 } = options;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body =
    format === 'data' ? JSON.stringify({ message: TRANSLATIONS.en(MESSAGES[status]) }) : toPage(options);
  sendBody(response, status, format, body, [
    ...headers,
    // The rest of the request body is not read.
    ...(status === 413 ? ['Connection', 'close'] : []),
    ...(WITH_RETRY_AFTER.has(status) ? ['Retry-After', String(retryAfterSeconds)] : []),
  ]);
}

/** Rejects requests with responses of the edge itself. */
export class ErrorResponder {
  readonly #security: FlatHeaders;
  readonly #build: FlatHeaders;
  readonly #basePath: string;

  /** @param build - by this header a screen knows that the dashboard rejected its request, not a proxy. */
  constructor(security: FlatHeaders, build: FlatHeaders, basePath: string) {
    this.#security = security;
    this.#build = build;
    this.#basePath = basePath;
  }

  /** Sends an error in the format of the requested route. */
  reject(
    request: IncomingMessage,
    response: ServerResponse,
    status: ErrorStatus,
    retryAfterSeconds?: number,
  ): void {
    const { url = '', headers } = request;
    const path = toPath(url);
    const { cookie = '', 'accept-language': acceptLanguage = '' } = headers;
    const allow = status === 405 ? ['Allow', allowedMethods(path).join(', ')] : [];
    sendError(response, {
      status,
      format: isApiPath(path) ? 'data' : 'page',
      language: parsePreferences({ cookie, acceptLanguage }).language,
      headers: [...this.#security, ...this.#build, ...corsFor(request), ...allow],
      retryAfterSeconds,
    });
  }

  /**
   * Rejects a viewer who may not see a route: redirects a page to the sign-in page, and sends a 401 for data.
   *
   * @param isUnsure - true if the paired screens cannot be read: data is a 503 then, so that a screen keeps what it shows.
   */
  forbid(request: IncomingMessage, response: ServerResponse, format: Format, isUnsure = false): void {
    const { url = '/' } = request;
    if (format === 'page') {
      const location = ['Location', this.#basePath + toSignInTarget(url), 'Content-Length', '0'];
      response.writeHead(303, [...this.#security, 'Cache-Control', 'no-store', ...location]);
      response.end();
      return;
    }
    const body = JSON.stringify(isUnsure ? UNKNOWN_GRANTS_BODY : FORBIDDEN_BODY);
    const retry = isUnsure ? ['Retry-After', String(UNKNOWN_GRANTS_RETRY_SECONDS)] : [];
    sendBody(response, isUnsure ? 503 : 401, format, body, [
      ...this.#security,
      ...corsFor(request),
      ...retry,
    ]);
  }
}
