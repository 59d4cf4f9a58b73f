import { isNoticeable } from '../map/weather-map';
import { chipsWidth, type ListRow, toRows } from './list-rows';
import type { MapLine, MapLines } from './map-lines';
import type { PartPage } from './layout-cards';
import {
  gapOf,
  lineHeightOf,
  moreBox,
  moveDown,
  placeForm,
  placeText,
  type Slot,
  widthOf,
} from './place-text';
import { turnPages } from './turn-pages';
import type { CardStyle } from './card-box';
import type { Rect, WallBox } from './wall-layout';

/** The pages of a form of the body, and how good it is. */
export interface FormLayout {
  readonly pages: readonly PartPage[];
  /** Number of letters that names in trouble have lost. */
  readonly lost: number;
  /** Whether it suits the trouble better than the other form, if both name the same. */
  readonly suits: boolean;
}

const MOST_HEAD_SHARE = 0.36;
const MOST_OK_LINES = 2;

/** The healthy services by name, as many as fit into up to two lines; null if there is no room for a line. */
function okBox(healthy: readonly MapLine[], area: Rect, { secondaryPx, words }: CardStyle): WallBox | null {
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

/** A line with the number of services in trouble that are on other pages, whole; null if there is no room for it. */
export function moreServicesBox(
  lines: readonly MapLine[],
  slot: Slot,
  { sizePx, words }: CardStyle,
): WallBox | null {
  const style = { sizePx, weight: 700, maxLines: 1 } as const;
  const text = placeForm('name', words.moreServices(lines.length), slot, style);
  const subject = { kind: 'service', serviceIds: lines.map(({ id }) => id) } as const;
  return text && moreBox('service:more', subject, text, slot);
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
  const chips = Math.max(0, ...pinned.map((line) => chipsWidth(line, scopeNames, sizePx)));
  const headPx = Math.min(wanted, Math.max(Math.floor(area.width * MOST_HEAD_SHARE), area.width - chips));
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
  const drawn = pages.map((shown) => {
    let y = area.y;
    const boxes = shown.flatMap((row) => {
      const moved = row.boxes.map((box) => moveDown(box, y));
      y += row.heightPx + gap;
      return moved;
    });
    const others = listed.filter((row) => !shown.includes(row)).map(({ line }) => line);
    const left = { ...area, y: y + gap, height: area.y + area.height - y - gap };
    const below =
      others.length > 0 ? moreServicesBox(others, { ...left, y }, style) : okBox(healthy, left, style);
    if (others.length > 0 && !below) return null;
    return { boxes: below ? [...boxes, below] : boxes, shows: keysOf(shown) };
  });
  if (!drawn.every((page) => page !== null)) return null;
  return { lost: listed.reduce((sum, { lost }) => sum + lost, 0), suits: false, pages: drawn };
}
