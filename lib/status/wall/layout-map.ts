import type { WeatherMap } from '../map/weather-map';
import { shownCells, toMapBoxes, type MapFrame } from './map-boxes';
import { toMapLines, type MapLine } from './map-lines';
import { measureText } from './measure';
import { gapOf, lineHeightOf } from './place-text';
import {
  COLUMN_HEAD_LINES,
  planColumns,
  type ColumnPage,
  type LinePage,
  type MapStyle,
} from './plan-columns';
import { planRows, ROW_LINES } from './plan-rows';
import type { Rect, WallBox } from './wall-layout';
import { wrapText } from './wrap-text';

/** One page of a part of the wall. */
export interface PartPage {
  readonly boxes: readonly WallBox[];
  readonly shows: readonly string[];
}

/** A cycle of more pages helps nobody: what is beyond stays counted on each of them. */
export const MOST_PAGES = 8;

/** The pages of one part of the wall. `isWhole`: everything is named on the one page there is. */
export interface PartLayout {
  readonly pages: readonly PartPage[];
  readonly isWhole: boolean;
  /** How many services and scopes are named on its pages. */
  readonly named: number;
  /** How many of their names are broken inside of a word. */
  readonly torn: number;
}

const LEAST_HEAD_EM = 4;
// Of the width for the names of rows: the less they take, the more columns there are, and the higher are the rows.
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
 * Which rows meet which columns: every pair that shows something that no pair before it shows. Where nobody would wait for all of
 * those, each row and each column comes with
 * those where most of its trouble is, and what lies between them stays summed up in the cells of the rest.
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

/** How many names are on some pages, and how many of those are torn. */
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
  /** How many names of the first page are not whole, and how many of its cells stand for one place each. */
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
 * The weather map in a rectangle, on eight pages at most, the worst first; what is on none of them stays summed up on each. The names
 * of the rows get the share of the width that breaks the fewest of them, then that with which the first page shows the most places. Null where the
 * rectangle is too small for it.
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
