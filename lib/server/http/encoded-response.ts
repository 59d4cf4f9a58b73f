import 'server-only';

import { toDigest } from '../util/digest';
import { compress, ENCODINGS, type Effort, type Encoding } from './encoding';

/** Names and values in turn, as `writeHead` takes them fastest. */
export type FlatHeaders = readonly string[];

/** An answer in one encoding, ready to be written. */
export interface Variant {
  /** Strong, and another one in each encoding. */
  readonly etag: string;
  readonly body: Buffer;
  readonly headers: FlatHeaders;
  /** For a reader who has this variant: what a cache has to know, and no more. */
  readonly notModifiedHeaders: FlatHeaders;
}

/** A complete answer as bytes. */
export interface EncodedResponse {
  readonly status: number;
  readonly variants: Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant };
  /** What it takes in memory, roughly. */
  readonly sizeBytes: number;
}

/** What an answer is made of. */
export interface ResponseParts {
  readonly status: number;
  readonly body: Buffer;
  /** Without those that this derives: length, encoding, entity tag, `Vary` and `Cache-Control`. */
  readonly headers: FlatHeaders;
  readonly cacheControl: string;
  /** Other headers of the request that the answer depends on. */
  readonly vary?: string | undefined;
  /** The opaque part of a strong entity tag, where the answer has one by itself; otherwise it is made from the bytes. */
  readonly tag?: string | undefined;
  readonly encodings?: readonly Encoding[];
  readonly effort: Effort;
}

const HEADERS_BYTES = 2_048;

/** Packs a body in all encodings that make it smaller. */
export async function encodeResponse(parts: ResponseParts): Promise<EncodedResponse> {
  const { status, body, headers, cacheControl, effort, encodings = ENCODINGS } = parts;
  const tag = parts.tag ?? toDigest(body);
  const vary = parts.vary ? `${parts.vary}, Accept-Encoding` : 'Accept-Encoding';
  const toVariant = (bytes: Buffer, encoding: Encoding): Variant => {
    const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
    const notModifiedHeaders = ['ETag', etag, 'Vary', vary, 'Cache-Control', cacheControl];
    const packing = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
    return {
      etag,
      body: bytes,
      notModifiedHeaders,
      headers: [...headers, 'Content-Length', String(bytes.length), ...packing, ...notModifiedHeaders],
    };
  };
  const packed = await Promise.all(
    encodings.map(async (encoding) => [encoding, await compress(body, encoding, effort)] as const),
  );
  const variants = Object.fromEntries(
    packed.flatMap(([encoding, bytes]) => (bytes ? [[encoding, toVariant(bytes, encoding)]] : [])),
  );
  return {
    status,
    variants: { ...variants, identity: toVariant(body, 'identity') },
    sizeBytes: packed.reduce((sum, [, bytes]) => sum + (bytes?.length ?? 0), HEADERS_BYTES),
  };
}
