import { byInstant } from '../model/time';
import { severityRank } from '../model/order';
import { gapOf, lineHeightOf, moreBox, placeForm, placeText, widthOf, type Slot } from './place-text';
import type { TextForms, WallCard, WallWords } from './wall-content';
import type { PlacedText, WallBox } from './wall-layout';

/** The key of a card: `incident:4`. */
export function cardKey({ kind, id }: Pick<WallCard, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

const KINDS: readonly WallCard['kind'][] = ['incident', 'maintenance', 'announcement'];

/** Order of cards: incidents by severity, maintenances (overrunning first), announcements; then oldest first, then by id. */
export function byUrgency(a: WallCard, b: WallCard): number {
  const rank = ({ severity }: WallCard): number => (severity === null ? -1 : severityRank(severity));
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    rank(b) - rank(a) ||
    Number(b.isOverrunning) - Number(a.isOverrunning) ||
    byInstant(a.startedAt, b.startedAt) ||
    a.id - b.id
  );
}

/** How much of a card is shown: one line; label, duration and a title of up to two lines; also the place; then up to four lines of the comment. */
export type Detail = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** One line, label and title, and the place. */
export const [LINE, TITLE, PLACE] = [0, 1, 2] as const;

/** Text sizes of cards, in px, and words. */
export interface CardStyle {
  readonly sizePx: number;
  readonly secondaryPx: number;
  readonly words: WallWords;
}

const TITLE_LINES = 2;
const LEAST_NAME_EM = 4;

const shortest = (forms: TextForms): string => forms[forms.length - 1] ?? forms[0];

/** Label and duration on one line in their longest forms that fit; below each other if not even the shortest ones do. */
function placeHead({ label, duration }: WallCard, slot: Slot, sizePx: number): PlacedText[] {
  const gap = gapOf(sizePx) * 2;
  const bold = { sizePx, weight: 700, maxLines: 1 } as const;
  const light = { sizePx, weight: 400, maxLines: 1, align: 'end' } as const;
  for (const time of duration) {
    const timePx = widthOf(time, sizePx, 400);
    const named = slot.width - timePx - gap;
    const placed = named > 0 && placeForm('label', label, { ...slot, width: named }, bold);
    if (!placed) continue;
    const at = { x: slot.x + slot.width - timePx, y: slot.y, width: timePx };
    return [placed, placeText('duration', time, at, light)];
  }
  const placed = placeText('label', shortest(label), slot, { ...bold, maxLines: TITLE_LINES });
  const at = { ...slot, y: slot.y + placed.height };
  return [
    placed,
    placeText('duration', shortest(duration), at, { ...light, align: 'start', maxLines: TITLE_LINES }),
  ];
}

/** Service, scope and reference on one line: the names are shortened one by one, the reference is left out before that. */
function placeWhere(
  { service, scope, reference }: WallCard,
  slot: Slot,
  { secondaryPx, words }: CardStyle,
): PlacedText {
  const style = { sizePx: secondaryPx, weight: 400, maxLines: 1 } as const;
  const whole = words.place(service, scope);
  const forms: TextForms = reference === null ? [whole] : [`${whole} · ${reference}`, whole];
  const placed = placeForm('place', forms, slot, style);
  if (placed) return placed;
  const fixedPx = widthOf(words.place('', ''), secondaryPx, 400);
  const half = Math.max(0, Math.floor((slot.width - fixedPx) / 2));
  const cut = (name: string, width: number): string =>
    placeText('place', name, { ...slot, width }, style).lines[0] ?? '';
  const shortService = cut(service, Math.max(half, slot.width - fixedPx - widthOf(scope, secondaryPx, 400)));
  const left = slot.width - fixedPx - widthOf(shortService, secondaryPx, 400);
  return placeText('place', words.place(shortService, cut(scope, left)), slot, style);
}

/** A card with label, duration and title, and in full also with place and comment. Its glyph is a coloured band. */
function detailedBox(card: WallCard, slot: Slot, detail: Detail, style: CardStyle): WallBox {
  const { sizePx, secondaryPx } = style;
  const band = Math.max(4, Math.round(sizePx * 0.2));
  const padding = Math.round(sizePx * 0.25);
  const content = { x: slot.x + band + padding, width: slot.width - band - 2 * padding };
  const texts: PlacedText[] = [];
  let y = slot.y + Math.round(padding / 2);
  const add = (placed: readonly PlacedText[]): void => {
    texts.push(...placed.filter(({ lines }) => lines.length > 0));
    y = Math.max(y, ...placed.map((text) => text.y + text.height));
  };
  add(placeHead(card, { ...content, y }, sizePx));
  add([placeText('name', card.name, { ...content, y }, { sizePx, weight: 700, maxLines: TITLE_LINES })]);
  if (detail >= PLACE) add([placeWhere(card, { ...content, y }, style)]);
  if (detail > PLACE && card.comment !== null) {
    const prose = { sizePx: secondaryPx, weight: 400, maxLines: detail - PLACE } as const;
    add([placeText('comment', card.comment, { ...content, y }, prose)]);
  }
  const height = y + Math.round(padding / 2) - slot.y;
  const glyph = { x: slot.x, y: slot.y, width: band, height };
  const key = cardKey(card);
  return { id: key, role: 'card', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}

/** A one-line card: shortest label, title and shortest duration; the title alone is shortened. Null if there is no room for the title. */
function lineBox(card: WallCard, slot: Slot, { sizePx }: CardStyle): WallBox | null {
  const { x, y, width } = slot;
  const gap = gapOf(sizePx);
  const band = Math.max(4, Math.round(sizePx * 0.2));
  const [label, duration] = [shortest(card.label), shortest(card.duration)];
  const [labelPx, durationPx] = [widthOf(label, sizePx, 700), widthOf(duration, sizePx, 400)];
  const nameAt = x + band + gap + labelPx + gap;
  const namePx = x + width - durationPx - gap - nameAt;
  if (namePx < sizePx * LEAST_NAME_EM) return null;
  const style = { sizePx, weight: 700, maxLines: 1 } as const;
  const texts = [
    placeText('label', label, { x: x + band + gap, y, width: labelPx }, style),
    placeText('name', card.name, { x: nameAt, y, width: namePx }, style),
    placeText(
      'duration',
      duration,
      { x: x + width - durationPx, y, width: durationPx },
      { ...style, weight: 400, align: 'end' },
    ),
  ].filter(({ lines }) => lines.length > 0);
  const height = lineHeightOf(sizePx);
  const glyph = { x, y, width: band, height };
  const key = cardKey(card);
  return { id: key, role: 'pinned', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}

/** The box of a card. A line that has no room for the title becomes two lines: label and duration, then the title. */
export function cardBox(card: WallCard, detail: Detail, slot: Slot, style: CardStyle): WallBox {
  return (detail === LINE ? lineBox(card, slot, style) : null) ?? detailedBox(card, slot, detail, style);
}

/** The number of cards that are not on the page, whole; null if there is no room for it. */
export function moreCardsBox(
  cards: readonly WallCard[],
  slot: Slot,
  { sizePx, words }: CardStyle,
): WallBox | null {
  const text = placeForm('name', words.moreCards(cards), slot, { sizePx, weight: 700, maxLines: 2 });
  const subject = { kind: 'card', cards: cards.map(cardKey) } as const;
  return text && moreBox('cards:more', subject, text, slot);
}
