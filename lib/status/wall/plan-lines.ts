import type { MapLine } from './map-lines';
import { measureText } from './measure-text';
import { gapOf, lineHeightOf } from './place-text';
import { turnPages } from './turn-pages';
import type { WallWords } from './wall-content';
import { toPieces, wrapText } from './wrap-text';

/** The lines of a page: named ones, and those that are summarised. */
export interface LinePage {
  readonly shown: readonly MapLine[];
  readonly folded: readonly MapLine[];
}

/** The columns of a page, and the width they need, in px. */
export type ColumnPage = LinePage & { readonly widthPx: number };

/** Maximum number of lines in a column head. */
export const COLUMN_HEAD_LINES = 3;

const WIDEST_HEAD_EM = 6;

/** Text sizes and words of the map. */
export interface MapStyle {
  readonly sizePx: number;
  readonly words: WallWords;
}

/** The narrowest column that fits a glyph and a count, in px. */
function narrowestColumn(lines: readonly MapLine[], sizePx: number): number {
  const cells = lines.flatMap((line) => line.cells);
  const total = cells.reduce((sum, cell) => {
    if (!cell) return sum;
    return sum + cell.counts.alert + cell.counts.warning + cell.counts.unknown;
  }, 0);
  return Math.ceil(measureText(String(total).replaceAll(/\d/g, '0'), sizePx, 700) + sizePx * 1.7);
}

function headWidth(name: string, sizePx: number): number {
  const widest = Math.ceil(sizePx * WIDEST_HEAD_EM);
  const pieces = toPieces(name).map((piece) => measureText(piece.trimEnd(), sizePx, 700));
  const width = Math.min(widest, Math.ceil(Math.max(0, ...pieces)));
  return wrapText(name, sizePx, 700, width, COLUMN_HEAD_LINES).isShortened ? widest : width;
}

/**
 * Plans the columns: all; otherwise as many as fit by priority, with a column that summarises the rest; otherwise pages, on which the worst
 * columns, up to a third of the room, stay the same. Null if not even one column fits next to the summary.
 */
export function planColumns(
  lines: readonly MapLine[],
  roomPx: number,
  { sizePx, words }: MapStyle,
): readonly ColumnPage[] | null {
  const gap = gapOf(sizePx);
  const narrowest = narrowestColumn(lines, sizePx);
  const needs = lines.map(({ name }) => headWidth(name, sizePx));
  const restNeed = Math.max(
    headWidth(words.restOk(lines.length, 'scope'), sizePx),
    headWidth(words.rest(lines.length, 'scope'), sizePx),
  );
  const widthOf = (count: number): number =>
    Math.max(narrowest, ...needs.slice(0, count), count < lines.length ? restNeed : 0);
  const pinned = lines.filter(({ isPinned }) => isPinned);
  for (let count = lines.length; count >= Math.max(1, pinned.length); count -= 1) {
    const columns = count + (count < lines.length ? 1 : 0);
    const widthPx = widthOf(count);
    if (columns * (widthPx + gap) - gap > roomPx) continue;
    return [{ shown: lines.slice(0, count), folded: lines.slice(count), widthPx }];
  }
  const widthPx = Math.max(narrowest, restNeed, ...needs.slice(0, pinned.length));
  const room = roomPx - widthPx - gap;
  const pages = turnPages(pinned.length > 0 ? pinned : lines.slice(0, 1), () => widthPx, {
    room,
    gap,
    pinnedRoom: room / 3,
    maxItems: Infinity,
  });
  if (!pages) return null;
  return pages.map((shown) => ({ shown, folded: lines.filter((line) => !shown.includes(line)), widthPx }));
}

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

  const pinned = lines.filter(({ isPinned }) => isPinned);
  for (let count = Math.min(lines.length - 1, MOST_ROWS); count >= pinned.length; count -= 1) {
    const shown = lines.slice(0, count);
    const rest = rowHeight(words.restOk(lines.length - count, 'service'), widthPx, sizePx);
    if ((count === 0 ? 0 : extentOf(shown) + gap) + rest > heightPx) continue;
    return [{ shown, folded: lines.slice(count) }];
  }
  if (pinned.length === 0) return null;
  const restPx = ROW_LINES * lineHeightOf(sizePx) + 2 * rowPadding(sizePx);
  const room = heightPx - restPx - gap;
  const pages = turnPages(pinned, heightOf, { room, gap, pinnedRoom: room / 3, maxItems: MOST_ROWS });
  if (!pages) return null;
  return pages.map((shown) => ({ shown, folded: lines.filter((line) => !shown.includes(line)) }));
}
