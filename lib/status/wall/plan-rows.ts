import type { MapLine } from './map-lines';
import { gapOf, lineHeightOf } from './place-text';
import type { LinePage, MapStyle } from './plan-columns';
import { turnPages } from './turn-pages';
import { wrapText } from './wrap-text';

/** Maximum number of lines in a row name, or in the count of the others. */
export const ROW_LINES = 2;

/** Maximum number of named rows on a page. */
const MOST_ROWS = 24;

/** Padding above and below the text of a row, in px. */
export function rowPadding(sizePx: number): number {
  return Math.round(sizePx * 0.12);
}

/** The height of a row, or of the counted line, with text wrapped to a width, in px. */
export function rowHeight(text: string, widthPx: number, sizePx: number): number {
  const { lines } = wrapText(text, sizePx, 700, widthPx, ROW_LINES);
  return Math.max(1, lines.length) * lineHeightOf(sizePx) + 2 * rowPadding(sizePx);
}

/** Room for rows, in px. */
export interface RowRoom {
  readonly heightPx: number;
  /** Width of the names. */
  readonly headPx: number;
  /** Width of the whole map, which the counted line spans. */
  readonly widthPx: number;
}

/**
 * Plans the rows: all; otherwise as many as fit by priority, with a line that counts the healthy rest; otherwise pages, on which the worst
 * rows, up to a third of the room, stay the same, with a row that summarises the others. Null if not even one row fits next to that.
 */
export function planRows(
  lines: readonly MapLine[],
  { heightPx, headPx, widthPx }: RowRoom,
  { sizePx, words }: MapStyle,
): readonly LinePage[] | null {
  const gap = gapOf(sizePx);
  const heights = new Map(lines.map((line) => [line, rowHeight(line.name, headPx, sizePx)]));
  const heightOf = (line: MapLine): number => heights.get(line) ?? 0;
  const extentOf = (some: readonly MapLine[]): number =>
    some.reduce((sum, line) => sum + heightOf(line) + gap, -gap);
  if (lines.length <= MOST_ROWS && extentOf(lines) <= heightPx) return [{ shown: lines, folded: [] }];

  const kept = lines.filter(({ isKept }) => isKept);
  for (let count = Math.min(lines.length - 1, MOST_ROWS); count >= kept.length; count -= 1) {
    const shown = lines.slice(0, count);
    const rest = rowHeight(words.restOk(lines.length - count, 'service'), widthPx, sizePx);
    if ((count === 0 ? 0 : extentOf(shown) + gap) + rest > heightPx) continue;
    return [{ shown, folded: lines.slice(count) }];
  }
  if (kept.length === 0) return null;
  const restPx = ROW_LINES * lineHeightOf(sizePx) + 2 * rowPadding(sizePx);
  const room = heightPx - restPx - gap;
  const pages = turnPages(kept, heightOf, { room, gap, pinnedRoom: room / 3, maxItems: MOST_ROWS });
  if (!pages) return null;
  return pages.map((shown) => ({ shown, folded: lines.filter((line) => !shown.includes(line)) }));
}
