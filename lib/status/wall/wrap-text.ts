import { type FontWeight, measureText } from './measure-text';

/** A wrapped text. */
export interface Wrapped {
  readonly lines: readonly string[];
  /** Whether text was left out, which an ellipsis shows. */
  readonly isShortened: boolean;
  /** Whether a line ends inside a word, including at a hyphen. */
  readonly isTorn: boolean;
}

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Segmenting is slow, and Latin text needs none.
const toGraphemes = (text: string): string[] =>
  /^[ -\u02ff]*$/.test(text) ? [...text] : [...graphemes.segment(text)].map(({ segment }) => segment);

const LEAST_PIECE = 3;
const ROUNDING_PX = 1e-6;

const toWords = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

const toSmallPieces = (text: string): string[] =>
  text.match(/[^\s\-/_.:,·]*[\s\-/_.:,·]+|[^\s\-/_.:,·]+/g) ?? [];

const isTiny = (piece: string): boolean => piece.replace(/[\s\-/_.:,·]+$/, '').length < LEAST_PIECE;

/** Joins a piece to the previous one if it is tiny (or, optionally, if either is): "eu-west-" and "1" should not be split. */
const joinTiny =
  (isEither: boolean) =>
  (text: string): string[] => {
    const pieces: string[] = [];
    for (const piece of toSmallPieces(text)) {
      const last = pieces.at(-1);
      if (last !== undefined && !last.endsWith(' ') && (isTiny(piece) || (isEither && isTiny(last))))
        pieces[pieces.length - 1] = last + piece;
      else pieces.push(piece);
    }
    return pieces;
  };

/** Pieces between which a line may break: after spaces, and after hyphens and slashes unless that leaves a tiny piece. */
const toPieces = joinTiny(false);

// A line holds far fewer characters, so the rest of a long text can be skipped.
const LONGEST_LINE = 600;

/** The beginning of a text, more than the lines can hold. */
const toVisiblePart = (text: string, maxLines: number): string =>
  text.slice(0, (maxLines + 1) * LONGEST_LINE);

function shorten(text: string, fits: (line: string) => boolean): string {
  const all = toGraphemes(text);
  const keep = (count: number): string => `${all.slice(0, count).join('').trimEnd()}${ELLIPSIS}`;
  let fitting = 0;
  let tooMany = all.length;
  while (tooMany - fitting > 1) {
    const count = (fitting + tooMany) >> 1;
    if (fits(keep(count))) fitting = count;
    else tooMany = count;
  }
  return keep(fitting);
}

function wrap(
  text: string,
  sizePx: number,
  weight: FontWeight,
  widthPx: number,
  maxLines: number,
  toParts: (text: string) => string[],
): Wrapped & { readonly isCut: boolean } {
  const fits = (line: string): boolean => measureText(line.trimEnd(), sizePx, weight) <= widthPx;
  const clean = toVisiblePart(text.replace(/\s+/g, ' ').trim(), maxLines);
  const lines: string[] = [];
  let line = '';
  const pieces = toParts(clean).reverse();
  let isShortened = false;
  let isTorn = false;
  let isCut = false;
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    if (fits(line + piece)) {
      line += piece;
    } else if (lines.length === maxLines - 1) {
      line = shorten([line, piece, ...pieces.reverse()].join(''), fits);
      isShortened = true;
      break;
    } else if (line !== '') {
      isTorn ||= !line.endsWith(' ');
      lines.push(line.trimEnd());
      line = '';
      pieces.push(piece);
    } else {
      // Rounding errors of fractions must not make a line too wide.
      let usedPx = ROUNDING_PX;
      for (const one of toGraphemes(piece)) {
        usedPx += measureText(one, sizePx, weight);
        if (usedPx > widthPx) break;
        line += one;
      }
      isShortened = line === '';
      if (isShortened) {
        line = ELLIPSIS;
        break;
      }
      isCut = true;
      lines.push(line.trimEnd());
      pieces.push(piece.slice(line.length));
      line = '';
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  return { lines, isShortened, isTorn, isCut };
}

/** Keeps words whole if nothing is left out then; otherwise breaks at some hyphens, at any, and finally anywhere. */
function wrapGently(...args: readonly [string, number, FontWeight, number, number]): Wrapped {
  let { isCut, ...wrapped } = wrap(...args, toWords);
  for (const toParts of [joinTiny(true), toPieces, toSmallPieces]) {
    if (!isCut && !wrapped.isShortened) break;
    ({ isCut, ...wrapped } = wrap(...args, toParts));
  }
  return { ...wrapped, isTorn: wrapped.isTorn || isCut };
}

// Cached: one layout wraps the same few hundred texts many times.
const known = new Map<string, Wrapped>();
const MOST_KNOWN = 4_000;

/**
 * Wraps a text to a width: at spaces; at hyphens and the like only if whole words do not fit; inside a word only if it is wider than a line.
 * Text after the last line is replaced by an ellipsis, which is there even if the width is too small for it: use at least 1.2 em.
 *
 * @param widthPx The width of a line, in px.
 * @param maxLines At least 1.
 */
export function wrapText(
  text: string,
  sizePx: number,
  weight: FontWeight,
  widthPx: number,
  maxLines: number,
): Wrapped {
  const args = [text, sizePx, weight, widthPx, maxLines] as const;
  const key = String(args);
  const before = known.get(key);
  if (before) return before;
  const wrapped = wrapGently(...args);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, wrapped);
  return wrapped;
}
