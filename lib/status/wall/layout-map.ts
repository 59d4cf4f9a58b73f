import type { CardStyle } from './card-box';
import { type FormLayout, moreServicesBox } from './layout-list';
import { isNoticeable, toCellState, type MapLine, type MapLines } from './map-lines';
import { gapOf, lineHeightOf, placeText, widthOf } from './place-text';
import { turnPages } from './turn-pages';
import type { Rect, WallBox } from './wall-layout';

const MOST_HEAD_SHARE = 0.4;
const WIDEST_COLUMN_EM = 7;
const LEAST_COLUMN_EM = 2.5;
const COLUMN_HEAD_LINES = 2;
const DOT_EM = 0.5;
const LEAST_DOT_PX = 8;

/** A row or column of a page: named and full size, or a healthy one drawn as dots. */
interface Track {
  readonly line: MapLine;
  readonly isNamed: boolean;
  /** Position and extent along its axis, in px. */
  readonly at: number;
  readonly extent: number;
}

/** How the lines of one axis are drawn: those from `named` on are dots, or are left out. */
interface AxisPlan {
  readonly named: number;
  readonly hasDots: boolean;
}

/** Plans to try, the most informative first. Lines with a problem or maintenance are always named. */
function plansOf(lines: readonly MapLine[]): readonly AxisPlan[] {
  const pinned = lines.filter(({ isPinned }) => isPinned).length;
  const all = { named: lines.length, hasDots: true };
  if (pinned === lines.length) return [all];
  return [all, { named: pinned, hasDots: true }, { named: pinned, hasDots: false }];
}

interface Columns {
  readonly tracks: readonly Track[];
  readonly headLines: number;
  readonly shortened: number;
}

function placeColumns(
  lines: readonly MapLine[],
  { named, hasDots }: AxisPlan,
  fromPx: number,
  toPx: number,
  sizePx: number,
): Columns | null {
  const gap = gapOf(sizePx);
  const dotPx = Math.max(LEAST_DOT_PX, Math.round(sizePx * DOT_EM));
  const shown = lines.slice(0, named);
  const dots = hasDots ? lines.slice(named) : [];
  const dotGap = Math.max(2, Math.floor(gap / 2));
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
    shortened: heads.filter(({ isShortened }) => isShortened).length,
  };
}

function cellBox(row: Track, column: Track, columnIndex: number, sizePx: number): WallBox | null {
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

/** The number of healthy lines without a name, beside their dots or on a line of its own. */
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
  const text = placeText('name', parts.join(' · '), slot, { sizePx: secondaryPx, weight: 400, maxLines: 2 });
  if (text.isShortened || text.isTorn || text.height > slot.height) return null;
  const y = slot.y + Math.floor((slot.height - text.height) / 2);
  const subject = { kind: 'service', serviceIds: rows.map(({ id }) => id) } as const;
  return {
    id: 'service:rest',
    role: 'rest',
    subject,
    glyph: null,
    texts: [{ ...text, y }],
    ...slot,
    y,
    height: text.height,
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
  const dotPx = Math.max(LEAST_DOT_PX, Math.round(sizePx * DOT_EM));
  const dotGap = Math.max(2, Math.floor(gap / 2));
  const dotsPx = dots.length * (dotPx + dotGap);
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
  let shortened = columns.shortened;
  const result = pages.map((shown, pageIndex) => {
    let y = area.y + headsPx;
    const boxes: WallBox[] = [...heads];
    const add = (line: MapLine, isNamed: boolean, extent: number): void => {
      const row = { line, isNamed, at: y, extent };
      if (isNamed && headPx > 0) {
        const slot = { x: area.x, y: y + Math.floor((extent - rowPx) / 2), width: headPx };
        const text = placeText('name', line.name, slot, bold);
        if (text.isShortened && pageIndex === 0) shortened += 1;
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
      boxes.push(moreServicesBox(others, { ...area, y, height: rowPx }, style));
      y += rowPx + gap;
    }
    const dotsAt = y;
    for (const line of dots) {
      add(line, false, dotPx);
      y += dotPx + dotGap;
    }
    const slot = isBeside
      ? { x: area.x, y: dotsAt, width: headPx, height: y - dotsAt }
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
  const isWhole = restRows.length + lines.columns.length - columnPlan.named === 0 && !isPaged;
  return { pages: result, shortened, isWhole };
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
      if (found.pages.length === 1 && found.shortened === 0) return found;
      const isBetter =
        !best ||
        found.pages.length < best.pages.length ||
        (found.pages.length === best.pages.length && found.shortened < best.shortened);
      if (isBetter) best = found;
    }
  }
  return best;
}
