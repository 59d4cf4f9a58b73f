import type { WeatherMap } from '../weather-map';
import { shownCells, toMapBoxes, type MapFrame } from './map-boxes';
import { toMapLines, type MapLine } from './map-lines';
import { measureText } from './measure';
import { gapOf, lineHeightOf } from './place-text';
import { COLUMN_HEAD_LINES, planColumns, type ColumnPage, type MapStyle } from './plan-columns';
import { planRows } from './plan-rows';
import type { Rect, WallBox } from './wall-layout';
import { wrapText } from './wrap-text';

/** One page of a part of the wall. */
export interface PartPage {
  readonly boxes: readonly WallBox[];
  readonly shows: readonly string[];
}

/** The pages of one part of the wall. `isWhole`: everything is named on the one page there is. */
export interface PartLayout {
  readonly pages: readonly PartPage[];
  readonly isWhole: boolean;
}

const LEAST_HEAD_EM = 4;
const MOST_HEAD_SHARE = 0.32;
const WIDEST_COLUMN_EM = 8;

function toFrame(
  area: Rect,
  rows: readonly MapLine[],
  pages: readonly ColumnPage[],
  head: number,
  sizePx: number,
): MapFrame {
  const gap = gapOf(sizePx);
  const wanted = Math.ceil(Math.max(...rows.map(({ name }) => measureText(name, sizePx, 700))));
  const counts = pages.map(({ shown, folded }) => shown.length + (folded.length > 0 ? 1 : 0));
  const most = Math.max(...counts);
  const spread = Math.floor((area.width - head) / most) - gap;
  const columnPx = Math.min(
    spread,
    Math.max(Math.ceil(sizePx * WIDEST_COLUMN_EM), ...pages.map(({ widthPx }) => widthPx)),
  );
  const left = area.width - most * (columnPx + gap);
  const names = pages.flatMap(({ shown, folded }) => [...shown, ...folded]).map(({ name }) => name);
  const lines = Math.max(
    ...names.map((name) => wrapText(name, sizePx, 700, columnPx, COLUMN_HEAD_LINES).lines.length),
  );
  return {
    area,
    headPx: Math.max(Math.min(head, left), Math.min(wanted, left)),
    headsPx:
      (pages.some(({ folded }) => folded.length > 0) ? COLUMN_HEAD_LINES : lines) * lineHeightOf(sizePx) +
      gap,
    columnPx,
  };
}

/**
 * The weather map in a rectangle. Where rows and columns both take turns, only those pages are made that show something not shown yet.
 * Null where the rectangle is too small for it.
 */
export function layoutMap(map: WeatherMap, area: Rect, style: MapStyle): PartLayout | null {
  const { sizePx } = style;
  const lines = toMapLines(map);
  const wanted = Math.max(...lines.rows.map(({ name }) => measureText(name, sizePx, 700)));
  const least = Math.ceil(sizePx * LEAST_HEAD_EM);
  const head = Math.max(least, Math.min(Math.ceil(wanted), Math.floor(area.width * MOST_HEAD_SHARE)));
  const columnPages = planColumns(lines.columns, area.width - head - gapOf(sizePx), style);
  if (!columnPages) return null;
  const frame = toFrame(area, lines.rows, columnPages, head, sizePx);
  const room = { heightPx: area.height - frame.headsPx, headPx: frame.headPx, widthPx: area.width };
  const rowPages = planRows(lines.rows, room, style);
  if (!rowPages) return null;

  const pages: PartPage[] = [];
  const seen = new Set<string>();
  for (const rows of rowPages) {
    for (const columns of columnPages) {
      const shows = shownCells(rows, columns);
      if (pages.length > 0 && shows.every((key) => seen.has(key))) continue;
      for (const key of shows) seen.add(key);
      pages.push({ boxes: toMapBoxes(rows, columns, frame, style), shows });
    }
  }
  const isWhole = [...rowPages, ...columnPages].every(({ folded }) => folded.length === 0);
  return { pages, isWhole };
}
