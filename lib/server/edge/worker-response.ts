import 'server-only';

import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { AGES_HEADER, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { encodeResponse, type EncodedResponse, type FlatHeaders } from '../http/encoded-response';
import type { Effort, Encoding } from '../http/encoding';
import { hashOwnScripts } from './script-hashes';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';

/** What ends with a connection, and what the front says itself. */
const NOT_RELAYED: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'content-length',
  'etag',
  'vary',
  'cache-control',
  AGES_HEADER,
  TIME_HEADER,
]);

/** How an answer of the handler is turned into bytes. */
export interface WorkerResponseOptions {
  readonly browserPolicy: BrowserPolicy;
  /** Null leaves the handler's own. */
  readonly cacheControl: string | null;
  /** Headers of a request on which the answer depends, beside those that the handler names. */
  readonly vary?: readonly string[];
  readonly encodings?: readonly Encoding[];
  readonly effort: Effort;
  /** Of the rendering: tells which scripts of a page are the handler's. */
  readonly nonce: string;
}

/** Whether this is a page, whose scripts need their hashes. */
export function isHtml({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['content-type']?.startsWith('text/html') === true;
}

/** The headers of an answer of the handler, but those that are not the reader's business; repeated ones stay repeated. */
export function toRelayedHeaders(
  rawHeaders: readonly string[],
  dropped: ReadonlySet<string> = NOT_RELAYED,
): FlatHeaders {
  const relayed: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!dropped.has(name.toLowerCase())) relayed.push(name, value);
  }
  return relayed;
}

/** Reads an answer of the handler to its end and packs it. */
export async function readWorkerResponse(
  inner: IncomingMessage,
  options: WorkerResponseOptions,
): Promise<EncodedResponse> {
  const { browserPolicy, cacheControl, vary = [], encodings, effort, nonce } = options;
  const bytes = await buffer(inner);
  const page = isHtml(inner) ? hashOwnScripts(bytes.toString(), nonce) : null;
  const body = page ? Buffer.from(page.html) : bytes;
  return encodeResponse({
    status: inner.statusCode ?? 500,
    body,
    headers: [...toSecurityHeaders(browserPolicy, page?.hashes), ...toRelayedHeaders(inner.rawHeaders)],
    cacheControl: cacheControl ?? inner.headers['cache-control'] ?? 'no-store',
    vary: [...vary, ...(inner.headers.vary ? [inner.headers.vary] : [])].join(', '),
    tag: /^"([\w-]+)"$/.exec(inner.headers.etag ?? '')?.[1],
    effort,
    ...(encodings ? { encodings } : {}),
  });
}
