import {
  byUrgency,
  cardBox,
  cardKey,
  LINE,
  moreCardsBox,
  PLACE,
  TITLE,
  type CardStyle,
  type Detail,
} from './card-box';
import { gapOf } from './place-text';
import type { WallCard } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/** A page of a part of the wall. `shows`: keys of what it names individually. */
export interface PartPage {
  readonly boxes: readonly WallBox[];
  readonly shows: readonly string[];
}

/** Longer cycles are useless to viewers. */
export const MOST_PAGES = 8;

const LEAST_WIDTH_EM = 7;
const WITH_COMMENT = 3;

/** The details that cards get while room is left, one step for each card in turn. */
const STEPS: readonly Detail[] = [TITLE, PLACE, WITH_COMMENT, 4, 5, 6];

type Planned = Map<WallCard, Detail>;

/** Heights of cards in each form, computed once. */
class Heights {
  readonly #known = new Map<string, number>();
  readonly gap: number;

  constructor(
    readonly widthPx: number,
    readonly style: CardStyle,
  ) {
    this.gap = gapOf(style.sizePx);
  }

  #boxOf(card: WallCard, detail: Detail): WallBox {
    return cardBox(card, detail, { x: 0, y: 0, width: this.widthPx }, this.style);
  }

  of(card: WallCard, detail: Detail): number {
    const key = `${cardKey(card)} ${detail}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { height } = this.#boxOf(card, detail);
    this.#known.set(key, height);
    return height;
  }

  /** Whether a card in this detail has its whole title, or as much as any detail has. */
  isTitled(card: WallCard, detail: Detail | undefined): boolean {
    if (detail !== LINE) return detail !== undefined;
    const { texts } = this.#boxOf(card, LINE);
    return !texts.some(({ isShortened }) => isShortened);
  }

  more(cards: readonly WallCard[]): number {
    if (cards.length === 0) return 0;
    const box = moreCardsBox(cards, { x: 0, y: 0, width: this.widthPx }, this.style);
    return box ? box.height + this.gap : Infinity;
  }

  total(planned: Planned, others: readonly WallCard[]): number {
    let sum = 0;
    for (const [card, detail] of planned) sum += this.of(card, detail) + this.gap;
    return Math.max(0, sum - this.gap) + this.more(others);
  }
}

/**
 * How much of each card is on a page: the subject with its whole title and comment, a line of each incident, the whole titles of those in
 * focus, a line of every other card, then further details, first of the cards in focus. Null if the subject does not fit.
 */
function planPage(
  cards: readonly WallCard[],
  focus: readonly [WallCard, ...WallCard[]],
  roomPx: number,
  heights: Heights,
): Planned | null {
  const planned: Planned = new Map();
  const put = (card: WallCard, detail: Detail): void => {
    const trial = new Map(planned).set(card, detail);
    const others = cards.filter((other) => !trial.has(other));
    if (heights.total(trial, others) <= roomPx) planned.set(card, detail);
  };
  const [subject] = focus;
  const inTurn = [...focus, ...cards.filter((card) => !focus.includes(card))];
  put(subject, LINE);
  if (!planned.has(subject)) return null;
  if (!heights.isTitled(subject, LINE)) put(subject, TITLE);
  if (subject.comment !== null)
    for (const detail of [TITLE, PLACE, WITH_COMMENT] as const) put(subject, detail);
  for (const card of cards) if (card.kind === 'incident' && !planned.has(card)) put(card, LINE);
  for (const card of focus)
    if (planned.has(card) && !heights.isTitled(card, planned.get(card))) put(card, TITLE);
  // The first that has no room ends them: an announcement must not take the room of a maintenance.
  for (const card of inTurn) {
    if (!planned.has(card)) put(card, LINE);
    if (!planned.has(card)) break;
  }
  for (const detail of STEPS) {
    for (const card of inTurn) {
      const known = planned.get(card);
      const isNews = detail < WITH_COMMENT || card.comment !== null;
      if (known !== undefined && known < detail && isNews) put(card, detail);
    }
  }
  return planned;
}

function toPage(cards: readonly WallCard[], planned: Planned, area: Rect, heights: Heights): PartPage {
  const boxes: WallBox[] = [];
  let y = area.y;
  const slot = { x: area.x, width: area.width };
  for (const card of cards) {
    const detail = planned.get(card);
    if (detail === undefined) continue;
    const box = cardBox(card, detail, { ...slot, y }, heights.style);
    boxes.push(box);
    y += box.height + heights.gap;
  }
  const others = cards.filter((card) => !planned.has(card));
  const more = others.length > 0 ? moreCardsBox(others, { ...slot, y }, heights.style) : null;
  if (more) boxes.push(more);
  return { boxes, shows: cards.filter((card) => planned.has(card)).map(cardKey) };
}

/**
 * Lays out cards in a rectangle, the most urgent first. The first card of a page shows its newest comment; each incident has at least one
 * line on every page as long as there is room, then its whole title; then come all other cards, and further details. The cards whose title is
 * not whole on a page are the first of the next one. Null if the rectangle is too small.
 */
export function layoutCards(
  cards: readonly WallCard[],
  area: Rect,
  style: CardStyle,
): readonly PartPage[] | null {
  if (area.width < style.sizePx * LEAST_WIDTH_EM) return null;
  const ordered = [...cards].sort(byUrgency);
  const heights = new Heights(area.width, style);
  const pages: PartPage[] = [];
  let waiting = ordered;
  for (let [subject] = waiting; subject && pages.length < MOST_PAGES; [subject] = waiting) {
    const planned = planPage(ordered, [subject, ...waiting.slice(1)], area.height, heights);
    if (!planned) return null;
    pages.push(toPage(ordered, planned, area, heights));
    waiting = waiting.slice(1).filter((card) => !heights.isTitled(card, planned.get(card)));
  }
  return pages;
}

/** The least height of a column of cards: a line for each incident and the comment of the worst, or a line and a count. */
export function leastCardsHeight(cards: readonly WallCard[], widthPx: number, style: CardStyle): number {
  const heights = new Heights(widthPx, style);
  const ordered = [...cards].sort(byUrgency);
  const [worst] = ordered;
  if (!worst) return 0;
  const incidents = ordered.filter(({ kind }) => kind === 'incident');
  const planned: Planned = new Map(incidents.map((card) => [card, LINE] as const));
  planned.set(worst, worst.comment === null ? PLACE : WITH_COMMENT);
  return heights.total(
    planned,
    ordered.filter((card) => !planned.has(card)),
  );
}
