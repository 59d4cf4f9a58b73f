import type { CardStyle } from './card-box';
import { moreCardsBox } from './card-box';
import { layoutCards, leastCardsHeight, MOST_PAGES, type PartPage } from './layout-cards';
import { layoutList, moreServicesBox, type FormLayout } from './layout-list';
import { layoutMap } from './layout-map';
import { toMapLines, type MapLines } from './map-lines';
import { gapOf, lineHeightOf, placeText } from './place-text';
import { leastStripPx } from './strip-size';
import type { WallContent } from './wall-content';
import type { BodyForm, Rect, WallBox } from './wall-layout';

/** How map and cards are arranged: side by side, stacked, or on separate pages. */
export type Arrangement = 'beside' | 'under' | 'apart';

/** The body of a wall in one form, and what it is judged by. */
export interface Body extends Pick<FormLayout, 'lost' | 'suits'> {
  readonly pages: readonly PartPage[];
  readonly form: BodyForm | null;
  /** Numbers of places in trouble and of incidents that the first page names. */
  readonly places: number;
  readonly incidents: number;
}

/** The shares of the width that cards next to a list or map may have, the smallest first. */
const CARDS_SHARES = [0.36, 0.43, 0.5] as const;
const LEAST_SUN_EM = 4;
const CALM_MAP_SHARE = 0.64;
const CALM_TEXT_SHARE = 0.8;
const LEAST_QUIET_MAP_EM = 6;

const toQuiet = (style: CardStyle): CardStyle => ({ ...style, sizePx: style.secondaryPx });

/** The map of an estate without trouble, in secondary text; null if it needs more than a page. */
function quietMap({ map }: WallContent, area: Rect, style: CardStyle): FormLayout | null {
  if (!map || map.rows.length === 0) return null;
  const found = layoutMap(toMapLines(map), area, toQuiet(style));
  return found?.pages.length === 1 ? found : null;
}

/** Whether everything is ok and there are no cards. */
export function isCalm({ level, cards, map }: WallContent): boolean {
  return (
    level === 'ok' &&
    cards.length === 0 &&
    map !== null &&
    toMapLines(map).rows.every(({ isPinned }) => !isPinned)
  );
}

const startsWith = (pages: readonly PartPage[], kind: 'cell' | 'incident'): number =>
  (pages[0]?.shows ?? []).filter((key) => key.startsWith(`${kind}:`)).length;

function toBody(
  pages: readonly PartPage[],
  form: BodyForm | null,
  part?: Pick<FormLayout, 'lost' | 'suits'>,
): Body {
  const shown = pages.slice(0, MOST_PAGES);
  return {
    pages: shown,
    form,
    lost: part?.lost ?? 0,
    suits: part?.suits ?? false,
    places: startsWith(shown, 'cell'),
    incidents: startsWith(shown, 'incident'),
  };
}

/** Combines the pages of two parts; the shorter part repeats. */
function together(first: readonly PartPage[], second: readonly PartPage[]): readonly PartPage[] {
  const pageOf = (pages: readonly PartPage[], index: number): PartPage =>
    pages[index % pages.length] ?? { boxes: [], shows: [] };
  return [...Array(Math.max(first.length, second.length)).keys()].map((index) => {
    const [a, b] = [pageOf(first, index), pageOf(second, index)];
    return { boxes: [...a.boxes, ...b.boxes], shows: [...a.shows, ...b.shows] };
  });
}

/** Whether a narrower list has as few pages, and shortens no name more. */
const isAsGood = (narrower: FormLayout | null, { pages, lost }: FormLayout): boolean =>
  narrower !== null && narrower.pages.length <= pages.length && narrower.lost <= lost;

const FORMS = { list: layoutList, map: layoutMap } as const;

function layoutApart(
  lines: MapLines,
  { cards }: WallContent,
  form: BodyForm,
  area: Rect,
  style: CardStyle,
): Body | null {
  const linePx = lineHeightOf(style.sizePx);
  const rest = { ...area, height: area.height - linePx - gapOf(style.sizePx) };
  const slot = { ...area, y: area.y + area.height - linePx, height: linePx };
  const part = FORMS[form](lines, rest, style);
  const cardPages = layoutCards(cards, rest, style);
  if (!part || !cardPages) return null;
  const more = moreCardsBox(cards, slot, style);
  const services = moreServicesBox(
    lines.rows.filter(({ isPinned }) => isPinned),
    slot,
    style,
  );
  if (!more || !services || more.height > linePx || services.height > linePx) return null;
  const withLine = (pages: readonly PartPage[], box: WallBox): PartPage[] =>
    pages.map(({ boxes, shows }) => ({ boxes: [...boxes, box], shows }));
  const ofCards = cardPages.slice(0, Math.max(MOST_PAGES / 2, MOST_PAGES - part.pages.length));
  const ofLines = part.pages.slice(0, MOST_PAGES - ofCards.length);
  return toBody([...withLine(ofLines, more), ...withLine(ofCards, services)], form, part);
}

function layoutTrouble(
  lines: MapLines,
  content: WallContent,
  form: BodyForm,
  area: Rect,
  style: CardStyle,
  arrangement: Arrangement,
): Body | null {
  const { cards } = content;
  const gap = gapOf(style.sizePx) * 2;
  const draw = (rect: Rect): FormLayout | null => FORMS[form](lines, rect, style);
  if (cards.length === 0) {
    const part = draw(area);
    return part && toBody(part.pages, form, part);
  }
  if (arrangement === 'apart') return layoutApart(lines, content, form, area, style);
  if (arrangement === 'beside') {
    let part: FormLayout | null = null;
    let width = 0;
    for (const share of CARDS_SHARES) {
      const narrower = area.width - Math.floor(area.width * share) - gap;
      const found = draw({ ...area, width: narrower });
      if (part && (form === 'map' || !isAsGood(found, part))) break;
      [part, width] = [found, narrower];
    }
    const right = { ...area, x: area.x + width + gap, width: area.width - width - gap };
    const cardPages = layoutCards(cards, right, style);
    return part && cardPages && toBody(together(part.pages, cardPages), form, part);
  }
  const reserved = Math.min(leastCardsHeight(cards, area.width, style), Math.floor(area.height / 2));
  const part = draw({ ...area, height: area.height - reserved - gap });
  if (!part) return null;
  const bottom = Math.max(
    area.y,
    ...part.pages.flatMap(({ boxes }) => boxes.map(({ y, height }) => y + height)),
  );
  const below = { ...area, y: bottom + gap, height: area.y + area.height - bottom - gap };
  const cardPages = layoutCards(cards, below, style);
  return cardPages && toBody(together(part.pages, cardPages), form, part);
}

/** A sun, and below it since when there has been no trouble and what comes next. */
function sunPage(lines: readonly string[], area: Rect, { sizePx }: CardStyle): PartPage {
  const gap = gapOf(sizePx);
  let y = area.y + area.height;
  const boxes: WallBox[] = [];
  [...lines].reverse().forEach((line, index) => {
    const style = { sizePx, weight: 400, maxLines: 3, align: 'center' } as const;
    const text = placeText('name', line, { ...area, y: 0 }, style);
    if (text.isShortened || y - text.height < area.y) return;
    y -= text.height;
    const at = { x: area.x, y, width: area.width };
    const id = `calm:${lines.length - 1 - index}`;
    boxes.push({
      id,
      role: 'calm',
      subject: null,
      glyph: null,
      texts: [{ ...text, y }],
      ...at,
      height: text.height,
    });
    y -= gap;
  });
  const side = Math.floor(Math.min(area.width, y - area.y) * 0.9);
  if (side < sizePx * LEAST_SUN_EM) return { boxes, shows: [] };
  const x = area.x + Math.floor((area.width - side) / 2);
  const sun = { x, y: area.y + Math.floor((y - area.y - side) / 2), width: side, height: side };
  return {
    boxes: [{ id: 'sun', role: 'sun', subject: null, glyph: sun, texts: [], ...sun }, ...boxes],
    shows: [],
  };
}

function layoutCalm(content: WallContent, area: Rect, style: CardStyle, isAcross: boolean): Body {
  const gap = gapOf(style.sizePx) * 2;
  const mapPx = Math.floor((isAcross ? area.width : area.height) * CALM_MAP_SHARE);
  const first = isAcross ? { ...area, width: mapPx } : { ...area, height: mapPx };
  const second = isAcross
    ? { ...area, x: area.x + mapPx + gap, width: area.width - mapPx - gap }
    : { ...area, y: area.y + mapPx + gap, height: area.height - mapPx - gap };
  const text = { ...style, sizePx: Math.max(style.secondaryPx, Math.round(style.sizePx * CALM_TEXT_SHARE)) };
  const map = quietMap(content, first, style);
  if (!map) return toBody([sunPage(content.calm, area, text)], null);
  let sun = sunPage(content.calm, second, text);
  if (content.hasDay && isAcross) {
    const px = leastStripPx(style.secondaryPx) + gap;
    const beside = { ...second, x: second.x + px, width: second.width - px };
    const found = sunPage(content.calm, beside, toQuiet(style));
    // Strips have room only if the sun and all its sentences have it, too.
    if (found.boxes.length >= sun.boxes.length) sun = found;
  }
  return toBody(together(map.pages, [sun]), 'map', map);
}

/** The map of an estate without trouble, and announcements next to it; null if either has no room. */
function withMapBeside(content: WallContent, area: Rect, style: CardStyle): Body | null {
  const width = Math.floor(area.width * CALM_MAP_SHARE);
  const x = area.x + width + 2 * gapOf(style.sizePx);
  const map = quietMap(content, { ...area, width }, style);
  const pages = layoutCards(content.cards, { ...area, x, width: area.x + area.width - x }, style);
  return map && pages && toBody(together(map.pages, pages), null);
}

/** Cards of an estate without trouble, and below them its map if there is room for it. */
function withMapBelow(content: WallContent, area: Rect, style: CardStyle): Body | null {
  const pages = layoutCards(content.cards, area, style);
  if (pages?.length !== 1) return pages && toBody(pages, null);
  const bottoms = pages.flatMap(({ boxes }) => boxes.map(({ y, height }) => y + height));
  const y = Math.max(...bottoms) + 2 * gapOf(style.sizePx);
  const below = { ...area, y, height: area.y + area.height - y };
  const map = below.height < style.secondaryPx * LEAST_QUIET_MAP_EM ? null : quietMap(content, below, style);
  return toBody(map ? together(pages, map.pages) : pages, null);
}

/** Lays out the body in one form; null if it does not fit. */
export function layoutBody(
  content: WallContent,
  area: Rect,
  style: CardStyle,
  { form, arrangement }: { readonly form: BodyForm; readonly arrangement: Arrangement },
): Body | null {
  if (area.height <= 0) return null;
  if (isCalm(content)) return layoutCalm(content, area, style, arrangement === 'beside');
  const lines = content.map && toMapLines(content.map);
  if (!lines?.rows.some(({ isPinned }) => isPinned)) {
    if (content.cards.length > 0) {
      const isAcross = arrangement === 'beside' && content.cards.every(({ kind }) => kind === 'announcement');
      return (isAcross ? withMapBeside(content, area, style) : null) ?? withMapBelow(content, area, style);
    }
    const map = quietMap(content, area, style);
    return map ? toBody(map.pages, 'map') : toBody([{ boxes: [], shows: [] }], null);
  }
  return layoutTrouble(lines, content, form, area, style, arrangement);
}
