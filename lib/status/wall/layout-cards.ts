import { byUrgency, cardBox, cardKey, pinnedBox, type Slot } from './card-box';
import { MOST_PAGES, type PartLayout, type PartPage } from './layout-map';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { MapStyle } from './plan-lines';
import { turnPages } from './turn-pages';
import type { WallCard, WallWords } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/** Maximum number of detailed cards on a page. */
const MOST_CARDS = 7;

const NO_NAMES = { named: 0, torn: 0 };

const LEAST_WIDTH_EM = 7;
const COMMENT_LINES = [2, 1, 0];
const PINNED_SHARE = 1 / 3;

/** A line with the number of further cards. */
export function moreBox(cards: readonly WallCard[], slot: Slot, sizePx: number, words: WallWords): WallBox {
  const text = placeText('name', words.moreCards(cards), slot, { sizePx, weight: 700, maxLines: 1 });
  const subject = { kind: 'card', cards: cards.map(cardKey) } as const;
  return {
    id: 'cards:more',
    role: 'more',
    subject,
    glyph: null,
    texts: [text],
    ...slot,
    height: text.height,
  };
}

function toPage(
  detailed: readonly WallCard[],
  others: readonly WallCard[],
  lines: number,
  area: Rect,
  commentLines: number,
  { sizePx, words }: MapStyle,
): PartPage {
  const gap = gapOf(sizePx);
  const slot = { x: area.x, width: area.width };
  const boxes: WallBox[] = [];
  let y = area.y;
  for (const card of detailed) {
    const box = cardBox(card, { ...slot, y }, sizePx, commentLines);
    boxes.push(box);
    y += box.height + gap;
  }
  const named = others.length <= lines ? others : others.slice(0, lines - 1);
  for (const card of named) {
    boxes.push(pinnedBox(card, { ...slot, y }, sizePx));
    y += lineHeightOf(sizePx);
  }
  const counted = others.slice(named.length);
  if (counted.length > 0) boxes.push(moreBox(counted, { ...slot, y }, sizePx, words));
  return { boxes, shows: detailed.map(cardKey) };
}

/**
 * Lays out cards in a rectangle. If all fit in detail, comments take the remaining room. Otherwise detailed cards take turns, and the others
 * are listed below in one line each, the most urgent first, with a count of the rest. So each card is on every page in some form, and in
 * detail on one of the first eight. Null if the rectangle is too small.
 */
export function layoutCards(cards: readonly WallCard[], area: Rect, style: MapStyle): PartLayout | null {
  const { sizePx } = style;
  if (area.width < sizePx * LEAST_WIDTH_EM) return null;
  const gap = gapOf(sizePx);
  const ordered = [...cards].sort(byUrgency);
  const heights = COMMENT_LINES.map((commentLines) => ({
    commentLines,
    of: new Map(ordered.map((card) => [card, cardBox(card, { ...area, y: 0 }, sizePx, commentLines).height])),
  }));
  for (const { commentLines, of } of heights) {
    const total = ordered.reduce((sum, card) => sum + (of.get(card) ?? 0) + gap, -gap);
    if (ordered.length > MOST_CARDS || total > area.height) continue;
    return { pages: [toPage(ordered, [], 0, area, commentLines, style)], isWhole: true, ...NO_NAMES };
  }
  const linePx = lineHeightOf(sizePx);
  const wanted = Math.floor((area.height * PINNED_SHARE) / linePx);
  const lines = Math.min(Math.max(1, wanted), ordered.length - 1);
  for (const { commentLines, of } of heights) {
    const room = area.height - lines * linePx - gap;
    const limits = { room, gap, pinnedRoom: 0, maxItems: MOST_CARDS };
    const pages = lines < 1 ? null : turnPages(ordered, (card) => of.get(card) ?? 0, limits);
    if (!pages) continue;
    return {
      pages: pages.slice(0, MOST_PAGES).map((detailed) => {
        const others = ordered.filter((card) => !detailed.includes(card));
        return toPage(detailed, others, lines, area, commentLines, style);
      }),
      isWhole: false,
      ...NO_NAMES,
    };
  }
  return null;
}
