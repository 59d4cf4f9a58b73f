import type { WeatherMap } from '../map/weather-map';
import { type MapFrame, shownCells, toMapBoxes } from './map-boxes';
import { type MapLine, toMapLines } from './map-lines';
import { measureText } from './measure-text';
import { gapOf, lineHeightOf } from './place-text';
import {
  COLUMN_HEAD_LINES,
  type ColumnPage,
  type LinePage,
  type MapStyle,
  planColumns,
  planRows,
  ROW_LINES,
} from './plan-lines';
import type { Rect, WallBox } from './wall-layout';
import { wrapText } from './wrap-text';

/** A page of a part of the wall. */
export interface PartPage {
  readonly boxes: readonly WallBox[];
  readonly shows: readonly string[];
}

/** Longer cycles are useless to viewers: the rest stays counted on each page. */
export const MOST_PAGES = 8;

/** The pages of a part of the wall. `isWhole`: one page names everything. */
export interface PartLayout {
  readonly pages: readonly PartPage[];
  readonly isWhole: boolean;
  /** Number of services and scopes named on its pages. */
  readonly named: number;
  /** Number of those names that are broken inside a word. */
  readonly torn: number;
}

const LEAST_HEAD_EM = 4;
// Share of the width for row names: smaller shares allow more columns but make rows higher.
const HEAD_SHARES = [0.32, 0.26, 0.21];
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

type Pair = readonly [LinePage, ColumnPage, readonly string[]];

/**
 * Combines row and column pages: every pair that shows a cell not shown by an earlier pair. If there are too many, each row and column page
 * is paired once, with the page that has most of its trouble, and the other cells stay summarised.
 */
function pair(rowPages: readonly LinePage[], columnPages: readonly ColumnPage[]): Pair[] {
  const all = rowPages.flatMap((rows) =>
    columnPages.map((columns): Pair => [rows, columns, shownCells(rows, columns)]),
  );
  const seen = new Set<string>();
  const news = all.filter(([, , shows], index) => {
    const isNews = index === 0 || shows.some((key) => !seen.has(key));
    for (const key of shows) seen.add(key);
    return isNews;
  });
  if (news.length <= MOST_PAGES) return news;
  const richest = (some: readonly Pair[]): readonly Pair[] =>
    [...some].sort((a, b) => b[2].length - a[2].length).slice(0, 1);
  const byRows = rowPages.flatMap((rows) => richest(all.filter((pair) => pair[0] === rows)));
  const left = columnPages.filter((columns) => !byRows.some((pair) => pair[1] === columns));
  return [...byRows, ...left.flatMap((columns) => richest(all.filter((pair) => pair[1] === columns)))];
}

/** Counts the names on some pages, and how many of those are broken. */
function countNames(pages: readonly PartPage[]): Pick<PartLayout, 'named' | 'torn'> {
  const heads = new Map(
    pages.flatMap(({ boxes }) =>
      boxes.filter(({ role }) => role === 'row' || role === 'column').map((box) => [box.id, box] as const),
    ),
  );
  const torn = [...heads.values()].filter(({ texts }) => texts.some(({ isTorn }) => isTorn));
  return { named: heads.size, torn: torn.length };
}

interface Plan {
  readonly frame: MapFrame;
  readonly rowPages: readonly LinePage[];
  readonly columnPages: readonly ColumnPage[];
  /** Number of names on the first page that are not whole, and of cells that stand for one place. */
  readonly broken: number;
  readonly places: number;
}

function plan(lines: ReturnType<typeof toMapLines>, area: Rect, head: number, style: MapStyle): Plan | null {
  const { sizePx } = style;
  const columnPages = planColumns(lines.columns, area.width - head - gapOf(sizePx), style);
  if (!columnPages) return null;
  const frame = toFrame(area, lines.rows, columnPages, head, sizePx);
  const room = { heightPx: area.height - frame.headsPx, headPx: frame.headPx, widthPx: area.width };
  const rowPages = planRows(lines.rows, room, style);
  if (!rowPages) return null;
  const broken = (rowPages[0]?.shown ?? []).filter(({ name }) => {
    const { isShortened, isTorn } = wrapText(name, sizePx, 700, frame.headPx, ROW_LINES);
    return isShortened || isTorn;
  });
  const places = (rowPages[0]?.shown.length ?? 0) * (columnPages[0]?.shown.length ?? 0);
  return { frame, rowPages, columnPages, broken: broken.length, places };
}

/**
 * Lays out the weather map in a rectangle, on up to eight pages, the worst first; the rest stays summarised on each. The share of the width
 * for row names is the one that breaks the fewest names, then the one that shows the most places on the first page. Null if the rectangle
 * is too small.
 */
export function layoutMap(map: WeatherMap, area: Rect, style: MapStyle): PartLayout | null {
  const { sizePx } = style;
  const lines = toMapLines(map);
  const wanted = Math.ceil(Math.max(...lines.rows.map(({ name }) => measureText(name, sizePx, 700))));
  const least = Math.ceil(sizePx * LEAST_HEAD_EM);
  const heads = HEAD_SHARES.map((share) => Math.max(least, Math.min(wanted, Math.floor(area.width * share))));
  const plans = [...new Set(heads)].flatMap((head) => plan(lines, area, head, style) ?? []);
  const best = plans.reduce<Plan | null>(
    (one, other) =>
      !one || other.broken < one.broken || (other.broken === one.broken && other.places > one.places)
        ? other
        : one,
    null,
  );
  if (!best) return null;
  const { rowPages, columnPages, frame } = best;

  const pages = pair(rowPages, columnPages).map(([rows, columns, shows]) => ({
    boxes: toMapBoxes(rows, columns, frame, style),
    shows,
  }));
  const isWhole = [...rowPages, ...columnPages].every(({ folded }) => folded.length === 0);
  const shown = pages.slice(0, MOST_PAGES);
  return { pages: shown, isWhole, ...countNames(shown) };
}
