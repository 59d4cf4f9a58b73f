import { isNoticeable } from '../map/weather-map';
import type { CardStyle } from './card-box';
import { type FormLayout, moreServicesBox } from './layout-list';
import type { MapLine, MapLines } from './map-lines';
import { cellBox, COLUMN_HEAD_LINES, dotOf, placeColumns, plansOf, type AxisPlan } from './map-tracks';
import { gapOf, lineHeightOf, lostLetters, placeForm, placeText, widthOf } from './place-text';
import { turnPages } from './turn-pages';
import type { Rect, WallBox } from './wall-layout';

const MOST_HEAD_SHARE = 0.4;
const DENSE_SHARE = 0.3;
const LEAST_DENSE_ROWS = 3;

/** Whether a matrix shows trouble better than a list: if it is dense, so that a region that is down is a red column. */
function isDense({ rows, columns }: MapLines): boolean {
  const [down, across] = [rows, columns].map((lines) => lines.filter(({ isPinned }) => isPinned).length);
  const places = rows.flatMap(({ cells }) => cells.filter(isNoticeable)).length;
  if (!down || !across || down < LEAST_DENSE_ROWS || across < 2) return false;
  return places >= down * across * DENSE_SHARE;
}

/** The number of healthy lines without a name, next to their dots or below. */
function restBox(
  rows: readonly MapLine[],
  columns: readonly MapLine[],
  slot: Rect,
  { secondaryPx, words }: CardStyle,
): WallBox | null {
  const parts = [
    ...(rows.length > 0 ? [words.ok(rows.length, 'service')] : []),
    ...(columns.length > 0 ? [words.ok(columns.length, 'scope')] : []),
  ];
  if (parts.length === 0) return null;
  const style = { sizePx: secondaryPx, weight: 400, maxLines: 1 } as const;
  const one = placeForm('name', [parts.join(' · ')], slot, style);
  const texts = one ? [one] : parts.map((part) => placeText('name', part, slot, style));
  const linePx = lineHeightOf(secondaryPx);
  const height = texts.length * linePx;
  if (texts.some(({ isShortened }) => isShortened) || height > slot.height) return null;
  const y = slot.y + Math.floor((slot.height - height) / 2);
  const subject = { kind: 'service', serviceIds: rows.map(({ id }) => id) } as const;
  return {
    id: 'service:rest',
    role: 'rest',
    subject,
    glyph: null,
    texts: texts.map((text, index) => ({ ...text, y: y + index * linePx })),
    ...slot,
    y,
    height,
  };
}

function layout(
  lines: MapLines,
  columnPlan: AxisPlan,
  rowPlan: AxisPlan,
  area: Rect,
  style: CardStyle,
): FormLayout | null {
  const { sizePx, secondaryPx } = style;
  const gap = gapOf(sizePx);
  const bold = { sizePx, weight: 700, maxLines: 1 } as const;
  const named = lines.rows.slice(0, rowPlan.named);
  const dots = rowPlan.hasDots ? lines.rows.slice(rowPlan.named) : [];
  const restRows = lines.rows.slice(rowPlan.named);
  const restColumns = columnPlan.hasDots ? [] : lines.columns.slice(columnPlan.named);
  const restWords = [
    restRows.length > 0 ? style.words.ok(restRows.length, 'service') : '',
    restColumns.length > 0 ? style.words.ok(restColumns.length, 'scope') : '',
  ];
  const wantedPx = Math.max(
    ...named.map(({ name }) => widthOf(name, sizePx, 700)),
    dots.length > 0 ? Math.max(...restWords.map((text) => widthOf(text, secondaryPx, 400))) : 0,
  );
  const headPx = Math.min(Math.floor(area.width * MOST_HEAD_SHARE), wantedPx);
  const left = area.x + headPx + (headPx > 0 ? gap * 2 : 0);
  const columns = placeColumns(lines.columns, columnPlan, left, area.x + area.width, sizePx);
  if (!columns) return null;

  const rowPx = lineHeightOf(sizePx);
  const headsPx = columns.headLines * rowPx + (columns.headLines > 0 ? Math.floor(gap / 2) : 0);
  const { dotPx, dotGap } = dotOf(sizePx, named.length === 0 ? (area.height - headsPx) / dots.length : 0);
  const beforeDots = named.length > 0 && dots.length > 0 ? gap : 0;
  const dotsPx = beforeDots + dots.length * (dotPx + dotGap);
  const hasRest = restRows.length + restColumns.length > 0;
  // The count of healthy lines is beside the dots, if those are high enough, or below.
  const isBeside = dots.length > 0 && dotsPx >= 2 * lineHeightOf(secondaryPx) && headPx > 0;
  const restPx = hasRest && !isBeside ? lineHeightOf(secondaryPx) + gap : 0;
  const room = area.height - headsPx - dotsPx - restPx;
  const limits = { gap, pinnedRoom: room / 3, maxItems: Infinity };
  const whole = turnPages(named, () => rowPx, { ...limits, room });
  if (named.length > 0 && !whole) return null;
  if (named.length === 0 && room < 0) return null;
  const isPaged = (whole?.length ?? 0) > 1;
  if (isPaged && named.some(({ isPinned }) => !isPinned)) return null;
  const pages = isPaged ? turnPages(named, () => rowPx, { ...limits, room: room - rowPx - gap }) : [named];
  if (!pages) return null;

  const heads: WallBox[] = columns.tracks.flatMap(({ line, isNamed, at, extent }) => {
    if (!isNamed) return [];
    const slot = { x: at, y: area.y, width: extent };
    const text = placeText('name', line.name, slot, {
      ...bold,
      maxLines: COLUMN_HEAD_LINES,
      align: 'center',
    });
    const y = area.y + columns.headLines * rowPx - text.height;
    const subject = { kind: 'scope', scopeIds: [line.id] } as const;
    return [
      {
        id: `scope:${line.id}`,
        role: 'column',
        subject,
        glyph: null,
        texts: [{ ...text, y }],
        ...slot,
        y,
        height: text.height,
      },
    ];
  });
  const free = Math.max(
    0,
    room -
      Math.max(...pages.map((shown) => shown.length * (rowPx + gap) - gap)) -
      (isPaged ? rowPx + gap : 0),
  );
  const most = Math.max(1, ...pages.map((shown) => shown.length));
  const spread = Math.min(Math.floor(free / most), Math.round(sizePx * 0.4));
  let lost = columns.lost;
  const result = pages.map((shown, pageIndex) => {
    let y = area.y + headsPx;
    const boxes: WallBox[] = [...heads];
    const add = (line: MapLine, isNamed: boolean, extent: number): void => {
      const row = { line, isNamed, at: y, extent };
      if (isNamed && headPx > 0) {
        const slot = { x: area.x, y: y + Math.floor((extent - rowPx) / 2), width: headPx };
        const text = placeText('name', line.name, slot, bold);
        if (line.isPinned && pageIndex === 0) lost += lostLetters(text, line.name);
        const subject = { kind: 'service', serviceIds: [line.id] } as const;
        boxes.push({
          id: `service:${line.id}`,
          role: 'row',
          subject,
          glyph: null,
          texts: [text],
          ...slot,
          height: rowPx,
        });
      }
      columns.tracks.forEach((column) => {
        const box = cellBox(row, column, lines.columns.indexOf(column.line), sizePx);
        if (box) boxes.push(box);
      });
    };
    for (const line of shown) {
      add(line, true, rowPx + spread);
      y += rowPx + spread + gap;
    }
    if (isPaged) {
      const others = named.filter((line) => !shown.includes(line));
      const more = moreServicesBox(others, { ...area, y }, style);
      if (!more) return null;
      boxes.push(more);
      y += rowPx + gap;
    }
    const dotsAt = y;
    for (const line of dots) {
      add(line, false, dotPx);
      y += dotPx + dotGap;
    }
    const slot = isBeside
      ? { x: area.x, y: dotsAt, width: headPx, height: y - dotsAt - dotGap }
      : { x: area.x, y, width: area.width, height: lineHeightOf(secondaryPx) };
    const rest =
      hasRest && slot.y + slot.height <= area.y + area.height
        ? restBox(restRows, restColumns, slot, style)
        : null;
    if (rest) boxes.push(rest);
    const keys = shown.flatMap(({ cells }) =>
      cells.filter(isNoticeable).map(({ serviceId, scopeId }) => `cell:${serviceId}/${scopeId}`),
    );
    return { boxes, shows: keys };
  });
  if (!result.every((page) => page !== null)) return null;
  const isWhole = restRows.length + lines.columns.length - columnPlan.named === 0 && !isPaged;
  return { pages: result, lost, suits: columns.lost === 0 && (isWhole || isDense(lines)) };
}

/**
 * Lays out the weather map in a rectangle: lines with a problem or maintenance named and full size, healthy ones named if there is room, else
 * as dots, else only counted. Rows that do not fit take turns. Null if the rectangle is too small.
 */
export function layoutMap(lines: MapLines, area: Rect, style: CardStyle): FormLayout | null {
  let best: FormLayout | null = null;
  for (const rowPlan of plansOf(lines.rows)) {
    for (const columnPlan of plansOf(lines.columns)) {
      const found = layout(lines, columnPlan, rowPlan, area, style);
      if (!found) continue;
      if (found.pages.length === 1 && found.lost === 0) return found;
      const isBetter =
        !best ||
        found.pages.length < best.pages.length ||
        (found.pages.length === best.pages.length && found.lost < best.lost);
      if (isBetter) best = found;
    }
  }
  return best;
}
