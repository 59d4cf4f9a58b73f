import { byInstant } from '../model/instants';
import { severityRank } from '../model/severity';
import { measureText } from './measure';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { WallCard } from './wall-content';
import type { PlacedText, WallBox } from './wall-layout';

/** What names a card: `incident:4`. */
export function cardKey({ kind, id }: Pick<WallCard, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

const KINDS: readonly WallCard['kind'][] = ['incident', 'maintenance', 'announcement'];

/** The order of cards: incidents by severity, maintenances with the overrunning first, announcements; then the oldest, then by id. */
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

/** Where a box begins, and how wide it is, in px. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How bad it is and how far people are: in capitals where they fit, else as it is written, and never cut where two lines hold it. */
function placeLabel({ label, shortLabel }: WallCard, slot: Slot, sizePx: number): PlacedText {
  const style = { sizePx, weight: 700, maxLines: 2, ellipsis: 'end' } as const;
  const inCapitals = placeText('label', label, slot, style);
  return inCapitals.lines.length === 1 ? inCapitals : placeText('label', shortLabel, slot, style);
}

/** The place with its reference, or without where that would be cut. */
function placePlace({ place, shortPlace }: WallCard, slot: Slot, sizePx: number): PlacedText {
  const style = { sizePx, weight: 400, maxLines: 2 } as const;
  const whole = placeText('place', place, slot, style);
  return whole.isShortened ? placeText('place', shortPlace, slot, style) : whole;
}

/** A place and a duration: side by side where there is room, else below each other. */
function placeFoot(card: WallCard, { x, y, width }: Slot, sizePx: number): PlacedText[] {
  const style = { sizePx, weight: 400, maxLines: 1 } as const;
  const durationPx = Math.ceil(measureText(card.duration, sizePx, 400));
  const placePx = width - durationPx - gapOf(sizePx) * 2;
  if (placePx < width / 2) {
    const place = placePlace(card, { x, y, width }, sizePx);
    const below = { x, y: y + place.height, width };
    return [place, placeText('duration', card.duration, below, { ...style, maxLines: 2 })];
  }
  const duration = { x: x + width - durationPx, y, width: durationPx };
  return [
    placePlace(card, { x, y, width: placePx }, sizePx),
    placeText('duration', card.duration, duration, { ...style, align: 'end' }),
  ];
}

/** A card in detail: label, name, as much of the comment as asked for, place and duration. Its band of colour is its glyph. */
export function cardBox(card: WallCard, slot: Slot, sizePx: number, commentLines: number): WallBox {
  const band = Math.max(4, Math.round(sizePx * 0.2));
  const padding = Math.round(sizePx * 0.35);
  const inner = { x: slot.x + band + padding, width: slot.width - band - 2 * padding };
  const texts: PlacedText[] = [];
  let y = slot.y + padding;
  const add = (placed: readonly PlacedText[]): void => {
    texts.push(...placed.filter(({ lines }) => lines.length > 0));
    y = Math.max(y, ...placed.map((text) => text.y + text.height));
  };
  add([placeLabel(card, { ...inner, y }, sizePx)]);
  const nameStyle = { sizePx: Math.ceil(sizePx * 1.15), weight: 700, maxLines: 2 } as const;
  add([placeText('name', card.name, { ...inner, y }, nameStyle)]);
  if (commentLines > 0 && card.comment !== null) {
    const style = { sizePx, weight: 400, maxLines: commentLines, ellipsis: 'end' } as const;
    add([placeText('comment', card.comment, { ...inner, y }, style)]);
  }
  add(placeFoot(card, { ...inner, y }, sizePx));
  const height = y + padding - slot.y;
  const glyph = { x: slot.x, y: slot.y, width: band, height };
  const key = cardKey(card);
  return { id: key, role: 'card', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}

/** A card in one line: a glyph, its name, and for how long where there is room. */
export function pinnedBox(card: WallCard, slot: Slot, sizePx: number): WallBox {
  const { x, y, width } = slot;
  const height = lineHeightOf(sizePx);
  const gap = gapOf(sizePx);
  const style = { sizePx, weight: 700, maxLines: 1, ellipsis: 'end' } as const;
  const durationPx = Math.ceil(measureText(card.duration, sizePx, 400));
  const namePx = width - sizePx - gap;
  const besidePx = namePx - durationPx - gap;
  // The name says what it is: the duration gives way before any of it does.
  const isTimed = measureText(card.name, sizePx, 700) <= besidePx;
  const at = { x: x + sizePx + gap, y, width: isTimed ? besidePx : namePx };
  const end = { x: x + width - durationPx, y, width: durationPx };
  const texts = [placeText('name', card.name, at, style)];
  if (isTimed) texts.push(placeText('duration', card.duration, end, { ...style, weight: 400, align: 'end' }));
  const glyph = { x, y: y + Math.floor((height - sizePx) / 2), width: sizePx, height: sizePx };
  const key = cardKey(card);
  return { id: key, role: 'pinned', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}
