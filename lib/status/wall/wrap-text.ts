import type { FontWeight } from './character-width';
import { measureText } from './measure';

/** A text in lines. */
export interface Wrapped {
  readonly lines: readonly string[];
  /** Whether something had to be left out, which an ellipsis shows. */
  readonly isShortened: boolean;
  /** Whether a line ends inside of a word: at a hyphen or the like, or anywhere in it. */
  readonly isTorn: boolean;
}

/** Where the ellipsis stands: names keep both ends, as it is the end that tells them apart; prose keeps its beginning. */
export type Ellipsis = 'middle' | 'end';

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const toGraphemes = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

const LEAST_PIECE = 3;
const ROUNDING_PX = 1e-6;

const toWords = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

const toSmallPieces = (text: string): string[] =>
  text.match(/[^\s\-/_.:,·]*[\s\-/_.:,·]+|[^\s\-/_.:,·]+/g) ?? [];

const isTiny = (piece: string): boolean => piece.replace(/[\s\-/_.:,·]+$/, '').length < LEAST_PIECE;

/** Pieces put together where the later one, or either of both, is tiny: "eu-west-" and "1" is no way to write a name. */
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

/** The pieces between which a line may break: after spaces, and after hyphens, slashes and the like that leave no tiny piece behind. */
export const toPieces = joinTiny(false);

// A line holds far fewer characters: what cannot be seen of a long text is not looked at.
const LONGEST_LINE = 600;

/** What lines can hold of a text: its beginning and its end. */
const toVisiblePart = (text: string, maxLines: number): string =>
  text.length > (maxLines + 1) * LONGEST_LINE
    ? text.slice(0, maxLines * LONGEST_LINE) + ELLIPSIS + text.slice(-LONGEST_LINE)
    : text;

function shorten(text: string, fits: (line: string) => boolean, ellipsis: Ellipsis): string {
  const all = toGraphemes(text);
  const keep = (count: number): string => {
    const tail = ellipsis === 'middle' ? count >> 1 : 0;
    const head = all.slice(0, count - tail).join('');
    return `${head.trimEnd()}${ELLIPSIS}${tail === 0 ? '' : all.slice(-tail).join('').trimStart()}`;
  };
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
  ellipsis: Ellipsis,
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
      line = shorten([line, piece, ...pieces.reverse()].join(''), fits, ellipsis);
      isShortened = true;
      break;
    } else if (line !== '') {
      isTorn ||= !line.endsWith(' ');
      lines.push(line.trimEnd());
      line = '';
      pieces.push(piece);
    } else {
      // Sums of fractions: a line must not be wider by the last digit of one.
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

/** Words stay whole where that leaves nothing out; else they break at some of their hyphens, at any of them, and only then anywhere. */
function wrapGently(...given: readonly [string, number, FontWeight, number, number, Ellipsis]): Wrapped {
  let { isCut, ...wrapped } = wrap(...given, toWords);
  for (const toParts of [joinTiny(true), toPieces, toSmallPieces]) {
    if (!isCut && !wrapped.isShortened) break;
    ({ isCut, ...wrapped } = wrap(...given, toParts));
  }
  return { ...wrapped, isTorn: wrapped.isTorn || isCut };
}

// Solving one wall wraps the same few hundred texts many times over.
const known = new Map<string, Wrapped>();
const MOST_KNOWN = 4_000;

/**
 * A text broken into lines that are not wider than given: at spaces; at hyphens and the like only where there is no room for whole
 * words; elsewhere inside a word only where it has a line to itself and is still too wide. What is beyond the last line is left out, marked by an ellipsis in the last line.
 *
 * Where not even the ellipsis fits the width, it stands there all the same: ask for at least 1.2 em.
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
  ellipsis: Ellipsis = 'middle',
): Wrapped {
  const given = [text, sizePx, weight, widthPx, maxLines, ellipsis] as const;
  const key = String(given);
  const before = known.get(key);
  if (before) return before;
  const wrapped = wrapGently(...given);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, wrapped);
  return wrapped;
}
