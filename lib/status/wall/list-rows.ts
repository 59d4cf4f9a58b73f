import { isNoticeable, type Cell } from '../map/weather-map';
import type { CardStyle } from './card-box';
import { toCellState, type MapLine } from './map-lines';
import { gapOf, lineHeightOf, lostLetters, placeText, widthOf } from './place-text';
import type { Rect, WallBox } from './wall-layout';

/** A chip before it has a position. */
interface Chip {
  readonly cell: Cell;
  readonly name: string;
  /** With its whole name. */
  readonly widthPx: number;
}

/** A row before it has a position: the service and its chips, line by line. */
export interface ListRow {
  readonly line: MapLine;
  readonly boxes: readonly WallBox[];
  readonly heightPx: number;
  readonly lines: number;
  /** Letters that its names have lost. */
  readonly lost: number;
}

const statusFirst = (cells: readonly (Cell | null)[]): readonly Cell[] => {
  const noticeable = cells.filter(isNoticeable);
  const isInTrouble = ({ status }: Cell): boolean => status !== 'ok';
  return [...noticeable.filter(isInTrouble), ...noticeable.filter((cell) => !isInTrouble(cell))];
};

const GLYPH_EM = 0.7;
const PADDING_EM = 0.22;
const LEAST_NAME_EM = 2.5;

/** The px of a chip that are not its name. */
const besidesPx = (sizePx: number): number =>
  3 * Math.round(sizePx * PADDING_EM) + Math.round(sizePx * GLYPH_EM);

type ScopeNames = ReadonlyMap<number, string>;

function chipsOf(line: MapLine, scopeNames: ScopeNames, sizePx: number): readonly Chip[] {
  return statusFirst(line.cells).map((cell): Chip => {
    const name = scopeNames.get(cell.scopeId) ?? '';
    return { cell, name, widthPx: widthOf(name, sizePx, 700) + besidesPx(sizePx) };
  });
}

/** The width of the chips of a service on one line, with their whole names and a gap before each. */
export function chipsWidth(line: MapLine, scopeNames: ScopeNames, sizePx: number): number {
  const gap = gapOf(sizePx);
  return chipsOf(line, scopeNames, sizePx).reduce((sum, { widthPx }) => sum + gap + widthPx, gap);
}

/** The largest width that chips of one line may have, so that they fit when longer ones are cut to it; null if that leaves no room for names. */
function widestFor(chips: readonly Chip[], roomPx: number, gap: number, sizePx: number): number | null {
  let left = roomPx - gap * (chips.length - 1);
  const widths = chips.map(({ widthPx }) => widthPx).sort((a, b) => a - b);
  for (const [index, width] of widths.entries()) {
    const share = Math.floor(left / (widths.length - index));
    if (width > share) return share < besidesPx(sizePx) + sizePx * LEAST_NAME_EM ? null : share;
    left -= width;
  }
  return roomPx;
}

/** Spreads chips over lines in order: as many whole ones on a line as fit, and the rest on the last one. */
function toLines(
  chips: readonly Chip[],
  maxLines: number,
  roomPx: number,
  gap: number,
): readonly (readonly Chip[])[] {
  const lines: Chip[][] = [[]];
  let used = 0;
  for (const chip of chips) {
    const width = Math.min(roomPx, chip.widthPx);
    const last = lines.at(-1) ?? [];
    if (last.length > 0 && used + width > roomPx && lines.length < maxLines) {
      lines.push([chip]);
      used = width + gap;
    } else {
      last.push(chip);
      used += width + gap;
    }
  }
  return lines;
}

/** The row of a service with its chips on at most some lines; null if their names have no room. */
function toRow(
  line: MapLine,
  scopeNames: ScopeNames,
  area: Rect,
  headPx: number,
  maxLines: number,
  { sizePx }: CardStyle,
): ListRow | null {
  const gap = gapOf(sizePx);
  const chipPx = lineHeightOf(sizePx);
  const padding = Math.round(sizePx * PADDING_EM);
  const glyphPx = Math.round(sizePx * GLYPH_EM);
  const left = area.x + headPx + gap * 2;
  const roomPx = area.x + area.width - left;
  const lines = toLines(chipsOf(line, scopeNames, sizePx), maxLines, roomPx, gap);
  const boxes: WallBox[] = [];
  let lost = 0;
  for (const [index, some] of lines.entries()) {
    const widest = widestFor(some, roomPx, gap, sizePx);
    if (widest === null) return null;
    const y = index * (chipPx + gap);
    let x = left;
    for (const { cell, name, widthPx } of some) {
      const width = Math.min(widest, widthPx);
      const at = { x: x + 2 * padding + glyphPx, y, width: width - besidesPx(sizePx) };
      const text = placeText('name', name, at, { sizePx, weight: 700, maxLines: 1 });
      lost += lostLetters(text, name);
      const glyphY = y + Math.floor((chipPx - glyphPx) / 2);
      const glyph = { x: x + padding, y: glyphY, width: glyphPx, height: glyphPx };
      const { serviceId, scopeId } = cell;
      const subject = {
        kind: 'cell',
        serviceIds: [serviceId],
        scopeIds: [scopeId],
        state: toCellState(cell),
      } as const;
      const id = `service:${serviceId} scope:${scopeId}`;
      boxes.push({ id, role: 'chip', subject, glyph, texts: [text], x, y, width, height: chipPx });
      x += width + gap;
    }
  }
  const at = { x: area.x, y: 0, width: headPx };
  const name = placeText('name', line.name, at, { sizePx, weight: 700, maxLines: 1 });
  const subject = { kind: 'service', serviceIds: [line.id] } as const;
  const id = `service:${line.id}`;
  const head: WallBox = { id, role: 'row', subject, glyph: null, texts: [name], ...at, height: chipPx };
  const heightPx = lines.length * (chipPx + gap) - gap;
  return {
    line,
    boxes: [head, ...boxes],
    heightPx,
    lines: lines.length,
    lost: lost + lostLetters(name, line.name),
  };
}

const MOST_CHIP_LINES = 20;

/** The rows with as few lines of chips as possible if not all fit; then those that need more lines for whole names get them, the worst first. */
export function toRows(
  lines: readonly MapLine[],
  scopeNames: ScopeNames,
  area: Rect,
  headPx: number,
  style: CardStyle,
): readonly ListRow[] | null {
  const gap = gapOf(style.sizePx);
  const rowOf = (line: MapLine, most: number): ListRow | null =>
    toRow(line, scopeNames, area, headPx, most, style);
  const least = (line: MapLine): ListRow | null => {
    for (let most = 1; most <= MOST_CHIP_LINES; most += 1) {
      const row = rowOf(line, most);
      if (row) return row;
    }
    return null;
  };
  const rows = lines.map(least);
  if (!rows.every((row) => row !== null)) return null;
  const extent = (): number => rows.reduce((sum, { heightPx }) => sum + heightPx + gap, -gap);
  rows.forEach((row, index) => {
    for (let most = row.lines + 1; most <= MOST_CHIP_LINES; most += 1) {
      const before = rows[index];
      const larger = rowOf(row.line, most);
      if (!before || !larger || larger.lines < most) return;
      rows[index] = larger;
      if (extent() > area.height) {
        rows[index] = before;
        return;
      }
    }
  });
  return rows;
}
