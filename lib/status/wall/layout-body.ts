import { layoutCards, moreBox } from './layout-cards';
import { layoutMap, MOST_PAGES, type PartLayout, type PartPage } from './layout-map';
import { toMapLines } from './map-lines';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { MapStyle } from './plan-lines';
import type { WallContent } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/** How map and cards are arranged: side by side, stacked, or on separate pages. */
export type Arrangement = 'beside' | 'under' | 'apart';

const MAP_SHARE = 0.62;
const LEAST_SUN_EM = 4;

const NOTHING: PartLayout = { pages: [{ boxes: [], shows: [] }], isWhole: true, named: 0, torn: 0 };

function split(area: Rect, share: number, isAcross: boolean, gap: number): [Rect, Rect] {
  const [x, y] = isAcross ? [Math.floor(area.width * share), 0] : [0, Math.floor(area.height * share)];
  return [
    isAcross ? { ...area, width: x } : { ...area, height: y },
    isAcross
      ? { ...area, x: area.x + x + gap, width: area.width - x - gap }
      : { ...area, y: area.y + y + gap, height: area.height - y - gap },
  ];
}

function sunPage(area: Rect, sizePx: number): PartPage {
  const side = Math.floor(Math.min(area.width, area.height) * 0.85);
  if (side < sizePx * LEAST_SUN_EM) return { boxes: [], shows: [] };
  const x = area.x + Math.floor((area.width - side) / 2);
  const sun = { x, y: area.y + Math.floor((area.height - side) / 2), width: side, height: side };
  return { boxes: [{ id: 'sun', role: 'sun', subject: null, glyph: sun, texts: [], ...sun }], shows: [] };
}

/** Combines the pages of two parts; the shorter part repeats. */
function together(first: PartLayout, second: PartLayout): PartLayout {
  const pageOf = (part: PartLayout, index: number): PartPage =>
    part.pages[index % part.pages.length] ?? { boxes: [], shows: [] };
  const pages = [...Array(Math.max(first.pages.length, second.pages.length)).keys()].map((index) => {
    const [a, b] = [pageOf(first, index), pageOf(second, index)];
    return { boxes: [...a.boxes, ...b.boxes], shows: [...a.shows, ...b.shows] };
  });
  return {
    pages,
    isWhole: first.isWhole && second.isWhole,
    named: first.named + second.named,
    torn: first.torn + second.torn,
  };
}

function apart(
  content: WallContent,
  map: NonNullable<WallContent['map']>,
  area: Rect,
  style: MapStyle,
): PartLayout | null {
  const { sizePx, words } = style;
  const linePx = lineHeightOf(sizePx);
  const rest = { ...area, height: area.height - linePx - gapOf(sizePx) };
  const slot = { x: area.x, y: area.y + area.height - linePx, width: area.width };
  const mapPages = layoutMap(map, rest, style);
  const cardPages = layoutCards(content.cards, rest, style);
  if (!mapPages || !cardPages) return null;
  const services = toMapLines(map).rows.filter(({ isTroubled }) => isTroubled);
  const text = placeText('name', words.troubledServices(services.length), slot, {
    sizePx,
    weight: 700,
    maxLines: 1,
  });
  const subject = { kind: 'service', serviceIds: services.map(({ id }) => id) } as const;
  const line: WallBox = {
    id: 'map:more',
    role: 'rest',
    subject,
    glyph: null,
    texts: [text],
    ...slot,
    height: linePx,
  };
  const withLine = (pages: readonly PartPage[], box: WallBox): PartPage[] =>
    pages.map(({ boxes, shows }) => ({ boxes: [...boxes, box], shows }));
  const ofCards = cardPages.pages.slice(0, Math.max(MOST_PAGES / 2, MOST_PAGES - mapPages.pages.length));
  const ofMap = mapPages.pages.slice(0, MOST_PAGES - ofCards.length);
  return {
    pages: [
      ...withLine(ofMap, moreBox(content.cards, slot, sizePx, words)),
      ...(services.length > 0 ? withLine(ofCards, line) : ofCards),
    ],
    isWhole: false,
    named: mapPages.named,
    torn: mapPages.torn,
  };
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

/** Lays out map and cards, or map and sun, in a rectangle; null if it is too small. */
export function layoutBody(
  content: WallContent,
  area: Rect,
  style: MapStyle,
  arrangement: Arrangement,
): PartLayout | null {
  const map = content.map && content.map.rows.length > 0 ? content.map : null;
  const gap = gapOf(style.sizePx) * 2;
  if (area.height <= 0) return null;
  if (isCalm(content)) {
    const [left, right] = split(area, MAP_SHARE, arrangement === 'beside', gap);
    const dimmed = map && layoutMap(map, left, style);
    if (dimmed) return together(dimmed, { ...NOTHING, pages: [sunPage(right, style.sizePx)] });
    return { ...NOTHING, isWhole: map === null, pages: [sunPage(area, style.sizePx)] };
  }
  if (!map) return content.cards.length === 0 ? NOTHING : layoutCards(content.cards, area, style);
  if (content.cards.length === 0) return layoutMap(map, area, style);
  if (arrangement === 'apart') return apart(content, map, area, style);

  const [mapArea, cardArea] = split(area, MAP_SHARE, arrangement === 'beside', gap);
  const mapPages = layoutMap(map, mapArea, style);
  if (!mapPages) return null;
  if (arrangement === 'beside') {
    const cardPages = layoutCards(content.cards, cardArea, style);
    return cardPages && together(mapPages, cardPages);
  }
  // A small map leaves more room for the cards below it.
  const bottom = Math.max(...mapPages.pages.flatMap(({ boxes }) => boxes.map((box) => box.y + box.height)));
  const below = { ...area, y: bottom + gap, height: area.y + area.height - bottom - gap };
  const cardPages = layoutCards(content.cards, below, style);
  return cardPages && together(mapPages, cardPages);
}
