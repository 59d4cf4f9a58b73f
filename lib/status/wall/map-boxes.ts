import { isNoticeable } from '../map/weather-map';
import { summariseCells, type MapLine } from './map-lines';
import { measureText } from './measure-text';
import { gapOf, lineHeightOf, placeText } from './place-text';
import {
  COLUMN_HEAD_LINES,
  type ColumnPage,
  type LinePage,
  type MapStyle,
  ROW_LINES,
  rowHeight,
  rowPadding,
} from './plan-lines';
import type { CellState, Rect, WallBox } from './wall-layout';

/** Area of a page of the map, in px. */
export interface MapFrame {
  readonly area: Rect;
  /** Width of the row names. */
  readonly headPx: number;
  /** Height of the column heads, including the gap below. */
  readonly headsPx: number;
  readonly columnPx: number;
}

/** A row or column of a page: one line, or a summary of several. */
interface Track {
  readonly id: string;
  readonly text: string;
  readonly lines: readonly MapLine[];
}

function toTracks({ shown, folded }: LinePage, kind: 'service' | 'scope', { words }: MapStyle): Track[] {
  const tracks = shown.map((line) => ({ id: `${kind}:${line.id}`, text: line.name, lines: [line] }));
  if (folded.length === 0) return tracks;
  const text = (folded.some(({ isPinned }) => isPinned) ? words.rest : words.restOk)(folded.length, kind);
  return [...tracks, { id: `${kind}:rest`, text, lines: folded }];
}

function cellBox(id: string, rect: Rect, state: CellState | null, sizePx: number): Omit<WallBox, 'subject'> {
  const { x, y, width, height } = rect;
  if (!state) return { id, role: 'cell', ...rect, glyph: null, texts: [] };
  const count = state.notOk > 0 ? String(state.notOk) : '';
  const space = count === '' ? 0 : Math.ceil(sizePx * 0.25);
  const countPx = Math.ceil(measureText(count, sizePx, 700));
  const left = x + Math.floor((width - sizePx - space - countPx) / 2);
  const glyph = { x: left, y: y + Math.floor((height - sizePx) / 2), width: sizePx, height: sizePx };
  const at = {
    x: left + sizePx + space,
    y: y + Math.floor((height - lineHeightOf(sizePx)) / 2),
    width: countPx,
  };
  const text = placeText('count', count, at, { sizePx, weight: 700, maxLines: 1 });
  return { id, role: 'cell', ...rect, glyph, texts: count === '' ? [] : [text] };
}

/** The boxes of one page of the map: column heads, row names, cells, and the counted rest. */
export function toMapBoxes(rows: LinePage, columns: ColumnPage, frame: MapFrame, style: MapStyle): WallBox[] {
  const { area, headPx, headsPx, columnPx } = frame;
  const { sizePx } = style;
  const gap = gapOf(sizePx);
  const bold = { sizePx, weight: 700 } as const;
  const across = toTracks(columns, 'scope', style);
  const down = toTracks(rows, 'service', style);
  const leftOf = (index: number): number => area.x + headPx + gap + index * (columnPx + gap);

  const boxes = across.flatMap((track, index): WallBox[] => {
    if (rows.shown.length === 0) return [];
    const at = { x: leftOf(index), y: area.y, width: columnPx };
    const text = placeText('name', track.text, at, { ...bold, maxLines: COLUMN_HEAD_LINES, align: 'center' });
    // Heads are aligned to the cells below.
    const y = area.y + headsPx - gap - text.height;
    const texts = [{ ...text, y }];
    const subject = { kind: 'scope', scopeIds: track.lines.map(({ id }) => id) } as const;
    return [{ id: track.id, role: 'column', subject, glyph: null, texts, ...at, y, height: text.height }];
  });

  const isCounted = (track: Track): boolean =>
    track.lines.every(({ isPinned }) => !isPinned) && track.id === 'service:rest';
  const textPx = (track: Track): number => (isCounted(track) ? area.width : headPx);
  const heights = down.map((track) => rowHeight(track.text, textPx(track), sizePx));
  const top = area.y + (rows.shown.length === 0 ? 0 : headsPx);
  const free = area.y + area.height - top - heights.reduce((sum, height) => sum + height + gap, -gap);
  const spread = Math.min(Math.floor(Math.max(0, free) / Math.max(1, down.length)), Math.round(sizePx * 0.7));
  let y = top;
  down.forEach((track, index) => {
    const height = (heights[index] ?? 0) + spread;
    const at = { x: area.x, y, width: textPx(track) };
    const text = placeText('name', track.text, at, { ...bold, maxLines: ROW_LINES });
    const centred = { ...text, y: y + Math.max(rowPadding(sizePx), Math.floor((height - text.height) / 2)) };
    const serviceIds = track.lines.map(({ id }) => id);
    const subject = { kind: 'service', serviceIds } as const;
    const role = isCounted(track) ? 'rest' : 'row';
    boxes.push({ id: track.id, role, subject, glyph: null, texts: [centred], ...at, height });
    if (role === 'row') {
      across.forEach((column, at) => {
        const scopeIds = column.lines.map(({ id }) => id);
        const wanted = new Set(scopeIds);
        const cells = track.lines.flatMap(({ cells }) =>
          cells.filter((cell) => cell !== null && wanted.has(cell.scopeId)),
        );
        const rect = { x: leftOf(at), y, width: columnPx, height };
        const state = summariseCells(cells);
        const cell = cellBox(`${track.id} ${column.id}`, rect, state, sizePx);
        boxes.push({ ...cell, subject: { kind: 'cell', serviceIds, scopeIds, state } });
      });
    }
    y += height + gap;
  });
  return boxes;
}

/** Keys of the cells with a problem or maintenance that a page shows individually: `cell:7/2` (service, scope). */
export function shownCells(rows: LinePage, columns: LinePage): string[] {
  const scopeIds = new Set(columns.shown.map(({ id }) => id));
  return rows.shown.flatMap(({ cells }) =>
    cells
      .filter(isNoticeable)
      .filter(({ scopeId }) => scopeIds.has(scopeId))
      .map(({ serviceId, scopeId }) => `cell:${serviceId}/${scopeId}`),
  );
}
