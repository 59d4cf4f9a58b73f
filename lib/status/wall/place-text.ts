import { type FontWeight, measureText } from './measure-text';
import type { TextForms } from './wall-content';
import type { PlacedText, TextPart, WallBox } from './wall-layout';
import { wrapText } from './wrap-text';

export interface TextStyle {
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly maxLines: number;
  readonly align?: PlacedText['align'];
}

/** Position and width of a text or box, in px. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The height of a line of text, in px. */
export function lineHeightOf(sizePx: number): number {
  return Math.ceil(sizePx * 1.25);
}

/** The gap between boxes next to text of a given size, in px: a multiple of four. */
export function gapOf(sizePx: number): number {
  return Math.max(4, Math.round((sizePx * 0.25) / 4) * 4);
}

/** The width of a line of text, in whole px. */
export function widthOf(text: string, sizePx: number, weight: FontWeight): number {
  return Math.ceil(measureText(text, sizePx, weight));
}

/** Wraps a name or prose to a width, shortened at its end if necessary, and computes its height. */
export function placeText(
  part: TextPart,
  text: string,
  { x, y, width }: Slot,
  { sizePx, weight, maxLines, align = 'start' }: TextStyle,
): PlacedText {
  const { lines, isShortened, isTorn } = wrapText(text, sizePx, weight, width, maxLines);
  const lineHeightPx = lineHeightOf(sizePx);
  const height = lines.length * lineHeightPx;
  return { part, lines, isShortened, isTorn, sizePx, lineHeightPx, weight, align, x, y, width, height };
}

/** Number of letters that a shortened name has lost; one for a name that is torn. */
export function lostLetters({ lines, isShortened, isTorn }: PlacedText, name: string): number {
  return isShortened ? Math.max(1, name.length - lines.join('').length + 1) : Number(isTorn);
}

/** Places the first form that fits whole, with no line that ends inside a word; null if none does. */
export function placeForm(part: TextPart, forms: TextForms, slot: Slot, style: TextStyle): PlacedText | null {
  for (const form of forms) {
    const placed = placeText(part, form, slot, style);
    if (!placed.isShortened && !placed.isTorn) return placed;
  }
  return null;
}

/** The box of a text that says how many of something are not on the page. */
export const moreBox = (
  id: string,
  subject: WallBox['subject'],
  text: PlacedText,
  { x, y, width }: Slot,
): WallBox => ({ id, role: 'more', subject, glyph: null, texts: [text], x, y, width, height: text.height });

/** The same box further down, in px. */
export const moveDown = (box: WallBox, by: number): WallBox => ({
  ...box,
  y: box.y + by,
  glyph: box.glyph && { ...box.glyph, y: box.glyph.y + by },
  texts: box.texts.map((text) => ({ ...text, y: text.y + by })),
});
