import type { FontWeight } from './measure-text';
import type { PlacedText, TextPart } from './wall-layout';
import { wrapText, type Ellipsis } from './wrap-text';

export interface TextStyle {
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly maxLines: number;
  readonly align?: PlacedText['align'];
  readonly ellipsis?: Ellipsis;
}

/** The height of a line of text, in px. */
export function lineHeightOf(sizePx: number): number {
  return Math.ceil(sizePx * 1.25);
}

/** The gap between boxes next to text of a given size, in px: a multiple of four. */
export function gapOf(sizePx: number): number {
  return Math.max(4, Math.round((sizePx * 0.3) / 4) * 4);
}

/** Wraps a text to a width, and computes its height. */
export function placeText(
  part: TextPart,
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number },
  { sizePx, weight, maxLines, align = 'start', ellipsis = 'middle' }: TextStyle,
): PlacedText {
  const { lines, isShortened, isTorn } = wrapText(text, sizePx, weight, at.width, maxLines, ellipsis);
  const lineHeightPx = lineHeightOf(sizePx);
  const { x, y, width } = at;
  const height = lines.length * lineHeightPx;
  return { part, lines, isShortened, isTorn, sizePx, lineHeightPx, weight, align, x, y, width, height };
}
