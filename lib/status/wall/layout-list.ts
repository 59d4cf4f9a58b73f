import { isNoticeable, type MapLine } from './map-lines';
import type { PartPage } from './layout-cards';
import { gapOf, lineHeightOf, placeText, widthOf } from './place-text';
import { turnPages } from './turn-pages';
import type { Cell } from '../map/weather-map';
import type { CardStyle } from './card-box';
import { toCellState, type MapLines } from './map-lines';
import type { Rect, WallBox } from './wall-layout';

/** The pages of a form of the body, and how good it is. */
export interface FormLayout {
  readonly pages: readonly PartPage[];
  /** Number of names of services and scopes in trouble on its first page that are shortened. */
  readonly shortened: number;
  /** Whether its first page names every line of the map. */
  readonly isWhole: boolean;
}

const MOST_HEAD_SHARE = 0.36;
const MOST_OK_LINES = 2;

/** A chip before it has a position. */
interface Chip {
  readonly cell: Cell;
  readonly name: string;
  /** With its whole name. */
  readonly widthPx: number;
}

/** A row before it has a position: the service and its chips, line by line. */
interface ListRow {
  readonly line: MapLine;
  readonly boxes: readonly WallBox[];
  readonly heightPx: number;
  readonly lines: number;
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
  scopeNames: ReadonlyMap<number, string>,
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
  const chips = statusFirst(line.cells).map((cell): Chip => {
    const name = scopeNames.get(cell.scopeId) ?? '';
    return { cell, name, widthPx: widthOf(name, sizePx, 700) + besidesPx(sizePx) };
  });
  const lines = toLines(chips, maxLines, roomPx, gap);
  const boxes: WallBox[] = [];
  for (const [index, some] of lines.entries()) {
    const widest = widestFor(some, roomPx, gap, sizePx);
    if (widest === null) return null;
    const y = index * (chipPx + gap);
    let x = left;
    for (const { cell, name, widthPx } of some) {
      const width = Math.min(widest, widthPx);
      const at = { x: x + 2 * padding + glyphPx, y, width: width - besidesPx(sizePx) };
      const text = placeText('name', name, at, { sizePx, weight: 700, maxLines: 1 });
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
  return { line, boxes: [head, ...boxes], heightPx, lines: lines.length };
}

const MOST_CHIP_LINES = 20;

/** The rows with as few lines of chips as possible if not all fit; then those that need more lines for whole names get them, the worst first. */
function toRows(
  lines: readonly MapLine[],
  scopeNames: ReadonlyMap<number, string>,
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

const moveDown = (box: WallBox, by: number): WallBox => ({
  ...box,
  y: box.y + by,
  glyph: box.glyph && { ...box.glyph, y: box.glyph.y + by },
  texts: box.texts.map((text) => ({ ...text, y: text.y + by })),
});

/** The healthy services by name, as many as fit into up to two lines; null if there is no room for a line. */
export function okBox(
  healthy: readonly MapLine[],
  area: Rect,
  { secondaryPx, words }: CardStyle,
): WallBox | null {
  const linePx = lineHeightOf(secondaryPx);
  const maxLines = Math.min(MOST_OK_LINES, Math.floor(area.height / linePx));
  if (healthy.length === 0 || maxLines < 1) return null;
  const glyphPx = Math.round(secondaryPx * 0.7);
  const gap = gapOf(secondaryPx);
  const slot = { x: area.x + glyphPx + gap, y: area.y, width: area.width - glyphPx - gap };
  const style = { sizePx: secondaryPx, weight: 400, maxLines } as const;
  const names = healthy.map(({ name }) => name);
  for (let count = names.length; count >= 0; count -= 1) {
    const line =
      count === 0
        ? words.ok(names.length, 'service')
        : words.okNames(names.slice(0, count), names.length - count);
    const text = placeText('name', line, slot, style);
    if (text.isShortened || (text.isTorn && count > 0)) continue;
    const glyph = {
      x: area.x,
      y: area.y + Math.floor((linePx - glyphPx) / 2),
      width: glyphPx,
      height: glyphPx,
    };
    const subject = { kind: 'service', serviceIds: healthy.map(({ id }) => id) } as const;
    const at = { x: area.x, y: area.y, width: area.width };
    return { id: 'service:rest', role: 'rest', subject, glyph, texts: [text], ...at, height: text.height };
  }
  return null;
}

/** A line with the number of services in trouble that are on other pages. */
export function moreServicesBox(
  lines: readonly MapLine[],
  slot: Rect,
  { sizePx, words }: CardStyle,
): WallBox {
  const text = placeText('name', words.moreServices(lines.length), slot, {
    sizePx,
    weight: 700,
    maxLines: 1,
  });
  const subject = { kind: 'service', serviceIds: lines.map(({ id }) => id) } as const;
  return {
    id: 'service:more',
    role: 'more',
    subject,
    glyph: null,
    texts: [text],
    ...slot,
    height: text.height,
  };
}

const keysOf = (rows: readonly ListRow[]): string[] =>
  rows.flatMap(({ line }) =>
    line.cells.filter(isNoticeable).map(({ serviceId, scopeId }) => `cell:${serviceId}/${scopeId}`),
  );

/**
 * Lays out a line for each service in trouble or maintenance, with the scopes concerned as labelled chips, the worst first; below, the healthy
 * services by name if there is room. Services that do not fit take turns, the worst third stays. Null if not even one fits.
 */
export function layoutList({ rows, columns }: MapLines, area: Rect, style: CardStyle): FormLayout | null {
  const { sizePx } = style;
  const gap = gapOf(sizePx);
  const pinned = rows.filter(({ isPinned }) => isPinned);
  const scopeNames = new Map(columns.map(({ id, name }) => [id, name]));
  const wanted = Math.max(0, ...pinned.map(({ name }) => widthOf(name, sizePx, 700)));
  const headPx = Math.min(Math.floor(area.width * MOST_HEAD_SHARE), wanted);
  if (headPx < sizePx * 2 && headPx < wanted) return null;
  const listed = toRows(pinned, scopeNames, area, headPx, style);
  if (!listed) return null;
  const limits = { gap, pinnedRoom: area.height / 3, maxItems: Infinity };
  const heightOf = ({ heightPx }: ListRow): number => heightPx;
  const whole = turnPages(listed, heightOf, { ...limits, room: area.height });
  const morePx = lineHeightOf(sizePx) + gap;
  const pages =
    whole?.length === 1 ? whole : turnPages(listed, heightOf, { ...limits, room: area.height - morePx });
  if (!pages) return null;
  const healthy = rows.filter(({ isPinned }) => !isPinned);
  const shortened = listed
    .flatMap(({ boxes }) => boxes)
    .filter(({ texts }) => texts.some(({ isShortened }) => isShortened));
  return {
    shortened: shortened.length,
    isWhole: false,
    pages: pages.map((shown) => {
      let y = area.y;
      const boxes = shown.flatMap((row) => {
        const moved = row.boxes.map((box) => moveDown(box, y));
        y += row.heightPx + gap;
        return moved;
      });
      const others = listed.filter((row) => !shown.includes(row)).map(({ line }) => line);
      const left = { ...area, y: y + gap, height: area.y + area.height - y - gap };
      if (others.length > 0) boxes.push(moreServicesBox(others, { ...left, y, height: morePx }, style));
      else {
        const ok = okBox(healthy, left, style);
        if (ok) boxes.push(ok);
      }
      return { boxes, shows: keysOf(shown) };
    }),
  };
}
