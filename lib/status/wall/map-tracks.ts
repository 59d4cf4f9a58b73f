import { isNoticeable } from '../map/weather-map';
import { toCellState, type MapLine } from './map-lines';
import { gapOf, lineHeightOf, lostLetters, placeText, widthOf } from './place-text';
import type { WallBox } from './wall-layout';

const WIDEST_COLUMN_EM = 7;
const LEAST_COLUMN_EM = 2.5;
export const COLUMN_HEAD_LINES = 2;
const DOT_EM = 0.5;
const WIDEST_DOT_EM = 2.5;
const LEAST_DOT_PX = 8;

/** The extent of a healthy line that is drawn as dots, and the gap after it, in px. @param roomPx For each of them, if there is nothing else. */
export function dotOf(sizePx: number, roomPx: number): { readonly dotPx: number; readonly dotGap: number } {
  const dotGap = Math.max(2, Math.floor(gapOf(sizePx) / 2));
  const wanted = roomPx > 0 ? Math.min(WIDEST_DOT_EM * sizePx, roomPx - dotGap) : DOT_EM * sizePx;
  return { dotPx: Math.max(LEAST_DOT_PX, Math.floor(wanted)), dotGap };
}

/** A row or column of a page: named and full size, or a healthy one drawn as dots. */
export interface Track {
  readonly line: MapLine;
  readonly isNamed: boolean;
  /** Position and extent along its axis, in px. */
  readonly at: number;
  readonly extent: number;
}

/** How the lines of one axis are drawn: those from `named` on are dots, or are left out. */
export interface AxisPlan {
  readonly named: number;
  readonly hasDots: boolean;
}

/** Plans to try, the most informative first. Lines with a problem or maintenance are always named. */
export function plansOf(lines: readonly MapLine[]): readonly AxisPlan[] {
  const pinned = lines.filter(({ isPinned }) => isPinned).length;
  const all = { named: lines.length, hasDots: true };
  if (pinned === lines.length) return [all];
  return [all, { named: pinned, hasDots: true }, { named: pinned, hasDots: false }];
}

export interface Columns {
  readonly tracks: readonly Track[];
  readonly headLines: number;
  /** Letters that the names have lost. */
  readonly lost: number;
}

export function placeColumns(
  lines: readonly MapLine[],
  { named, hasDots }: AxisPlan,
  fromPx: number,
  toPx: number,
  sizePx: number,
): Columns | null {
  const gap = gapOf(sizePx);
  const shown = lines.slice(0, named);
  const dots = hasDots ? lines.slice(named) : [];
  const { dotPx, dotGap } = dotOf(sizePx, shown.length === 0 ? (toPx - fromPx) / dots.length : 0);
  const dotsPx = dots.length * (dotPx + dotGap);
  const mostPx =
    Math.floor((toPx - fromPx - dotsPx + (dots.length > 0 ? 0 : gap)) / Math.max(1, shown.length)) - gap;
  if (shown.length > 0 && mostPx < sizePx * LEAST_COLUMN_EM) return null;
  if (shown.length === 0 && dotsPx > toPx - fromPx) return null;
  const widest = Math.max(
    ...shown.map(({ name }) => widthOf(name, sizePx, 700)),
    Math.ceil(sizePx * LEAST_COLUMN_EM),
  );
  const columnPx = Math.min(mostPx, widest, Math.ceil(sizePx * WIDEST_COLUMN_EM));
  const heads = shown.map(({ name }) =>
    placeText(
      'name',
      name,
      { x: 0, y: 0, width: columnPx },
      { sizePx, weight: 700, maxLines: COLUMN_HEAD_LINES },
    ),
  );
  let at = fromPx;
  const tracks = [
    ...shown.map((line): Track => {
      const track = { line, isNamed: true, at, extent: columnPx };
      at += columnPx + gap;
      return track;
    }),
    ...dots.map((line): Track => {
      const track = { line, isNamed: false, at, extent: dotPx };
      at += dotPx + dotGap;
      return track;
    }),
  ];
  return {
    tracks,
    headLines: Math.max(0, ...heads.map((head) => head.lines.length)),
    lost: heads.reduce((sum, head, index) => sum + lostLetters(head, shown[index]?.name ?? ''), 0),
  };
}

export function cellBox(row: Track, column: Track, columnIndex: number, sizePx: number): WallBox | null {
  const cell = row.line.cells[columnIndex] ?? null;
  const rect = { x: column.at, y: row.at, width: column.extent, height: row.extent };
  const subject = {
    kind: 'cell',
    serviceIds: [row.line.id],
    scopeIds: [column.line.id],
    state: cell && toCellState(cell),
  } as const;
  const id = `service:${row.line.id} scope:${column.line.id}`;
  if (!cell) return null;
  const isLoud = isNoticeable(cell);
  const glyphPx = isLoud
    ? Math.round(sizePx * 0.7)
    : Math.max(4, Math.min(Math.round(sizePx * 0.25), rect.width, rect.height));
  const count = isLoud && subject.state && subject.state.notOk > 0 ? String(subject.state.notOk) : '';
  const space = count === '' ? 0 : Math.ceil(sizePx * 0.2);
  const countPx = widthOf(count, sizePx, 700);
  const isCounted = count !== '' && glyphPx + space + countPx <= rect.width;
  const left = rect.x + Math.floor((rect.width - glyphPx - (isCounted ? space + countPx : 0)) / 2);
  const glyph = {
    x: left,
    y: rect.y + Math.floor((rect.height - glyphPx) / 2),
    width: glyphPx,
    height: glyphPx,
  };
  const textAt = {
    x: left + glyphPx + space,
    y: rect.y + Math.floor((rect.height - lineHeightOf(sizePx)) / 2),
    width: countPx,
  };
  const texts = isCounted ? [placeText('count', count, textAt, { sizePx, weight: 700, maxLines: 1 })] : [];
  return { id, role: 'cell', subject, glyph, texts, ...rect };
}
