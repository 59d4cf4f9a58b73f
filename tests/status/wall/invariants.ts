import { expect } from 'vitest';

import { measureText } from '@/lib/status/wall/measure-text';
import type { WallInput } from '@/lib/status/wall/solve-layout';
import { isNoticeable } from '@/lib/status/map/weather-map';
import type { Legible } from '@/lib/status/wall/legible';
import type { PlacedText, Rect, WallBox, WallLayout } from '@/lib/status/wall/wall-layout';

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const isWhole = ({ x, y, width, height }: Rect): boolean =>
  [x, y, width, height].every((value) => Number.isInteger(value) && value >= 0);

/** The first two overlapping boxes. */
function clash<T extends Rect>(boxes: readonly T[]): readonly [T, T] | null {
  for (const [index, box] of boxes.entries()) {
    const other = boxes.slice(index + 1).find((candidate) => overlaps(box, candidate));
    if (other) return [box, other];
  }
  return null;
}

const SECONDARY: readonly PlacedText['part'][] = ['comment', 'place', 'caption', 'footer', 'date', 'clock'];

/** The minimum of a text: the clock is secondary only in the footer, and names only if all is well. */
function leastPx(
  { id, role }: WallBox,
  { part }: PlacedText,
  { floorPx, secondaryPx }: Legible,
  isWell: boolean,
): number {
  if (isWell && ['row', 'column', 'calm'].includes(role)) return secondaryPx;
  return role === 'rest' || (id !== 'clock' && SECONDARY.includes(part)) ? secondaryPx : floorPx;
}

function expectSet(text: PlacedText, floorPx: number): void {
  if (text.sizePx < floorPx)
    throw new Error(`${text.sizePx} px is below ${floorPx} px: ${JSON.stringify(text)}`);
  if (text.lines.length * text.lineHeightPx > text.height)
    throw new Error(`too high: ${JSON.stringify(text)}`);
  if (text.lines.length === 0) throw new Error(`empty: ${JSON.stringify(text)}`);
  for (const line of text.lines) {
    if (measureText(line, text.sizePx, text.weight) > text.width)
      throw new Error(`too wide: ${JSON.stringify(text)}`);
  }
}

/** Checks every page of a wall: legible, inside the safe margin, nothing overlapping, everything inside its box. */
export function expectToFit({ legible, content }: WallInput, { pages }: WallLayout): void {
  const isWell = !content.map?.rows.some(({ cells }) => cells.some(isNoticeable));
  const { widthPx, heightPx } = legible;
  const safe = { x: widthPx * 0.05, y: heightPx * 0.05, width: widthPx * 0.9, height: heightPx * 0.9 };
  expect(pages.length).toBeGreaterThan(0);
  for (const { boxes } of pages) {
    expect(clash(boxes)).toBeNull();
    expect(new Set(boxes.map(({ id }) => id)).size).toBe(boxes.length);
    for (const box of boxes) {
      const glyphs = box.glyph ? [box.glyph] : [];
      if (!isWhole(box) || !isInside(box, safe)) throw new Error(`outside: ${JSON.stringify(box)}`);
      for (const part of [...box.texts, ...glyphs]) {
        if (!isWhole(part) || !isInside(part, box))
          throw new Error(`outside of its box: ${JSON.stringify(box)}`);
      }
      const parts: readonly Rect[] = box.texts.length === 0 ? [] : [...box.texts, ...glyphs];
      if (clash(parts)) throw new Error(`parts overlap: ${JSON.stringify(box)}`);
      for (const text of box.texts)
        expectSet(text, Math.min(legible.floorPx, leastPx(box, text, legible, isWell)));
    }
  }
}
