import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { AGES_HEADER, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { encodeResponse, type EncodedResponse } from '../http/encoded-response';
import type { Effort, Encoding } from '../http/encoding';
import { dropHeaders } from './forwarded-headers';
import { hashOwnScripts } from './script-hashes';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';

/** Headers of the worker that concern one connection, or that the edge sets itself. */
const REPLACED_HEADERS: ReadonlySet<string> = new Set([
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

/** How a response of the worker is encoded. */
export interface WorkerResponseOptions {
  readonly browserPolicy: BrowserPolicy;
  /** Null for the worker's own. */
  readonly cacheControl: string | null;
  /** Request headers that the response depends on, in addition to the worker's own `Vary`. */
  readonly vary?: readonly string[];
  readonly encodings?: readonly Encoding[];
  readonly effort: Effort;
  /** The nonce that was sent with the request: it marks the worker's own scripts. */
  readonly nonce: string;
}

/** Whether a response is a page, whose inline scripts need hashes. */
export function isHtml({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['content-type']?.startsWith('text/html') === true;
}

/** Reads a response of the worker to the end and encodes it. */
export async function readWorkerResponse(
  workerResponse: IncomingMessage,
  options: WorkerResponseOptions,
): Promise<EncodedResponse> {
  const { browserPolicy, cacheControl, vary = [], encodings, effort, nonce } = options;
  const { statusCode: status = 500, headers, rawHeaders } = workerResponse;
  const bytes = await buffer(workerResponse);
  const page = isHtml(workerResponse) ? hashOwnScripts(bytes.toString(), nonce) : null;
  return encodeResponse({
    status,
    body: page ? Buffer.from(page.html) : bytes,
    headers: [
      ...toSecurityHeaders(browserPolicy, page?.hashes),
      ...dropHeaders(rawHeaders, REPLACED_HEADERS),
    ],
    cacheControl: cacheControl ?? headers['cache-control'] ?? 'no-store',
    vary: [...vary, ...(headers.vary ? [headers.vary] : [])].join(', '),
    tag: /^"([\w-]+)"$/.exec(headers.etag ?? '')?.[1],
    effort,
    ...(encodings ? { encodings } : {}),
  });
}
