import 'server-only';

import type { ServerResponse } from 'node:http';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate, type MessageKey } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, type Language } from '@/lib/site/preferences';

import type { FlatHeaders } from '../http/encoded-response';

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

/** Why the front itself does not answer. */
export type ErrorStatus = keyof typeof MESSAGES;

/** How the front says that it does not answer. */
export interface ErrorOptions {
  readonly status: ErrorStatus;
  readonly format: 'page' | 'data';
  /** Of a page; data is in English. */
  readonly language?: Language;
  /** Sent along: those that protect the browser, and what the status calls for. */
  readonly headers: FlatHeaders;
  /** For those that may be asked for again: 429 and 503. */
  readonly retryAfterSeconds?: number | undefined;
}

const COMES_BACK: ReadonlySet<ErrorStatus> = new Set([429, 503]);
/** After which a page asks again by itself: a screen on a wall has no one to reload it. */
const RELOADS: ReadonlySet<ErrorStatus> = new Set([429, 500, 503]);
const LEAST_RELOAD_SECONDS = 10;

const TRANSLATIONS = Object.fromEntries(
  LANGUAGES.map((language) => [language, createTranslate(language, catalogueOf(language))]),
) as Readonly<Record<Language, ReturnType<typeof createTranslate>>>;

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.25rem;text-align:center;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}';

function toPage({ status, language = 'en', retryAfterSeconds = 1 }: ErrorOptions): string {
  const t = TRANSLATIONS[language];
  const reload = RELOADS.has(status)
    ? `<meta http-equiv="refresh" content="${Math.max(LEAST_RELOAD_SECONDS, retryAfterSeconds)}">`
    : '';
  const message = t(MESSAGES[status]);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">${reload}<title>${message}</title><style>${STYLE}</style></head><body><main><h1>${message}</h1><p><a href="${atBase('/')}">${t('fault.overview')}</a></p></main></body></html>\n`;
}

/** Answers in the shape of what was asked for: `{ "message": … }` to readers of data, a page to people. */
export function sendError(response: ServerResponse, options: ErrorOptions): void {
  const { status, format: shape, headers, retryAfterSeconds = 1 } = options;
  // What broke off in the middle cannot be said better.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isData = shape === 'data';
  const body = isData ? JSON.stringify({ message: TRANSLATIONS.en(MESSAGES[status]) }) : toPage(options);
  response.writeHead(status, [
    ...headers,
    'Content-Type',
    isData ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
    'Cache-Control',
    'no-store',
    // What it goes on sending is not read.
    ...(status === 413 ? ['Connection', 'close'] : []),
    ...(COMES_BACK.has(status) ? ['Retry-After', String(retryAfterSeconds)] : []),
  ]);
  response.end(body);
}
