import { toDigest } from '../util/digest';
import { compress, ENCODINGS, type Effort, type Encoding } from './encoding';

/** Names and values in turn: the form that `writeHead` processes fastest. */
export type FlatHeaders = readonly string[];

/** A response in one encoding, ready to be sent. */
export interface Variant {
  /** A strong entity tag; each encoding has a different one. */
  readonly etag: string;
  readonly body: Buffer;
  readonly headers: FlatHeaders;
  /** The headers of a 304. */
  readonly notModifiedHeaders: FlatHeaders;
}

/** A complete response in all encodings. */
export interface EncodedResponse {
  readonly status: number;
  readonly variants: Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant };
  /** The approximate memory use. */
  readonly sizeBytes: number;
}

/** What {@link encodeResponse} needs. */
export interface ResponseParts {
  readonly status: number;
  readonly body: Buffer;
  /** Without `Content-Length`, `Content-Encoding`, `ETag`, `Vary` and `Cache-Control`, which are added. */
  readonly headers: FlatHeaders;
  readonly cacheControl: string;
  /** Request headers that the response depends on, apart from `Accept-Encoding`. */
  readonly vary?: string | undefined;
  /** The opaque part of a strong entity tag; a hash of the body by default. */
  readonly tag?: string | undefined;
  /** All by default; `identity` is always included. */
  readonly encodings?: readonly Encoding[];
  readonly effort: Effort;
}

const HEADERS_BYTES = 2_048;

/** The headers that let pages of other sites read a response; browsers look for them in a 304 too. */
const corsOf = (headers: FlatHeaders): FlatHeaders =>
  headers.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase().startsWith('access-control-') ? [name, headers[at + 1] ?? ''] : [],
  );

/** Compresses a response in each encoding that makes it smaller. */
export async function encodeResponse(parts: ResponseParts): Promise<EncodedResponse> {
  const { status, body, headers, cacheControl, effort, encodings = ENCODINGS } = parts;
  const tag = parts.tag ?? toDigest(body);
  const vary = parts.vary ? `${parts.vary}, Accept-Encoding` : 'Accept-Encoding';
  const cors = corsOf(headers);
  const toVariant = (bytes: Buffer, encoding: Encoding): Variant => {
    const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
    const validators = ['ETag', etag, 'Vary', vary, 'Cache-Control', cacheControl];
    const contentEncoding = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
    return {
      etag,
      body: bytes,
      notModifiedHeaders: [...cors, ...validators],
      headers: [...headers, 'Content-Length', String(bytes.length), ...contentEncoding, ...validators],
    };
  };
  const bodies = await Promise.all(
    encodings.map(async (encoding) => [encoding, await compress(body, encoding, effort)] as const),
  );
  const variants = Object.fromEntries(
    bodies.flatMap(([encoding, bytes]) => (bytes ? [[encoding, toVariant(bytes, encoding)]] : [])),
  );
  return {
    status,
    variants: { ...variants, identity: toVariant(body, 'identity') },
    sizeBytes: bodies.reduce((sum, [, bytes]) => sum + (bytes?.length ?? 0), HEADERS_BYTES),
  };
}
