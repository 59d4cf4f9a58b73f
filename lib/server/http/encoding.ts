import 'server-only';

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are packed, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;

/** One of {@link ENCODINGS}. */
export type Encoding = (typeof ENCODINGS)[number];

/** How hard to pack: 5 for what lives for seconds (a tenth of the time of 9, and 3 % larger), 9 for what lives as long as the process. */
export type Effort = 5 | 9;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

// Packed bytes that save less than this are not worth unpacking: pictures and fonts are packed already.
const WORTHWHILE = 0.95;

/** The bytes in an encoding; null where it makes them hardly smaller. */
export async function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer | null> {
  if (encoding === 'identity') return body;
  const packed =
    encoding === 'gzip'
      ? await deflate(body, { level: effort })
      : await brotli(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: effort,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        });
  return packed.length < body.length * WORTHWHILE ? packed : null;
}

function parseWeights(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
    if (name !== '')
      weights.set(name === 'x-gzip' ? 'gzip' : name, weight === undefined ? 1 : Number(weight));
  }
  return weights;
}

function parseAccepted(header: string): readonly Encoding[] {
  const weights = parseWeights(header);
  const weightOf = (encoding: Encoding): number =>
    // What is not mentioned is unwelcome, but bytes as they are: those are only the last resort.
    weights.get(encoding) ?? (encoding === 'identity' ? 0.000_1 : (weights.get('*') ?? 0));
  // Equal weights leave our own order, because sorting is stable.
  return ENCODINGS.filter((encoding) => weightOf(encoding) > 0).sort((a, b) => weightOf(b) - weightOf(a));
}

const REMEMBERED_HEADERS = 64;
const IDENTITY_ONLY: readonly Encoding[] = ['identity'];
const remembered = new Map<string, readonly Encoding[]>();

/** The encodings that an `Accept-Encoding` header asks for, most welcome first. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return IDENTITY_ONLY;
  const known = remembered.get(header);
  if (known) return known;
  const accepted = parseAccepted(header);
  // Browsers send a handful of different ones; a stranger's thousands must not be collected.
  if (remembered.size < REMEMBERED_HEADERS && header.length < 100) remembered.set(header, accepted);
  return accepted;
}
