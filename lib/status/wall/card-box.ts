import { byInstant } from '../model/time';
import { severityRank } from '../model/order';
import { measureText } from './measure-text';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { WallCard } from './wall-content';
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

/** Position and width of a box, in px. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Severity and status: in capitals if they fit, and not cut if two lines suffice. */
function placeLabel({ label, shortLabel }: WallCard, slot: Slot, sizePx: number): PlacedText {
  const style = { sizePx, weight: 700, maxLines: 2, ellipsis: 'end' } as const;
  const inCapitals = placeText('label', label, slot, style);
  return inCapitals.lines.length === 1 ? inCapitals : placeText('label', shortLabel, slot, style);
}

/** The place with its reference, without it if it would be cut. */
function placePlace({ place, shortPlace }: WallCard, slot: Slot, sizePx: number): PlacedText {
  const style = { sizePx, weight: 400, maxLines: 2 } as const;
  const whole = placeText('place', place, slot, style);
  return whole.isShortened ? placeText('place', shortPlace, slot, style) : whole;
}

/** Place and duration: side by side if they fit, otherwise stacked. */
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

/** A detailed card: label, name, comment lines, place and duration. Its glyph is a coloured band. */
export function cardBox(card: WallCard, slot: Slot, sizePx: number, commentLines: number): WallBox {
  const band = Math.max(4, Math.round(sizePx * 0.2));
  const padding = Math.round(sizePx * 0.35);
  const content = { x: slot.x + band + padding, width: slot.width - band - 2 * padding };
  const texts: PlacedText[] = [];
  let y = slot.y + padding;
  const add = (placed: readonly PlacedText[]): void => {
    texts.push(...placed.filter(({ lines }) => lines.length > 0));
    y = Math.max(y, ...placed.map((text) => text.y + text.height));
  };
  add([placeLabel(card, { ...content, y }, sizePx)]);
  const nameStyle = { sizePx: Math.ceil(sizePx * 1.15), weight: 700, maxLines: 2 } as const;
  add([placeText('name', card.name, { ...content, y }, nameStyle)]);
  if (commentLines > 0 && card.comment !== null) {
    const style = { sizePx, weight: 400, maxLines: commentLines, ellipsis: 'end' } as const;
    add([placeText('comment', card.comment, { ...content, y }, style)]);
  }
  add(placeFoot(card, { ...content, y }, sizePx));
  const height = y + padding - slot.y;
  const glyph = { x: slot.x, y: slot.y, width: band, height };
  const key = cardKey(card);
  return { id: key, role: 'card', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}

/** A one-line card: glyph, name, and the duration if it fits. */
export function pinnedBox(card: WallCard, slot: Slot, sizePx: number): WallBox {
  const { x, y, width } = slot;
  const height = lineHeightOf(sizePx);
  const gap = gapOf(sizePx);
  const style = { sizePx, weight: 700, maxLines: 1, ellipsis: 'end' } as const;
  const durationPx = Math.ceil(measureText(card.duration, sizePx, 400));
  const namePx = width - sizePx - gap;
  const besidePx = namePx - durationPx - gap;
  // The name takes precedence over the duration.
  const isTimed = measureText(card.name, sizePx, 700) <= besidePx;
  const at = { x: x + sizePx + gap, y, width: isTimed ? besidePx : namePx };
  const end = { x: x + width - durationPx, y, width: durationPx };
  const texts = [placeText('name', card.name, at, style)];
  if (isTimed) texts.push(placeText('duration', card.duration, end, { ...style, weight: 400, align: 'end' }));
  const glyph = { x, y: y + Math.floor((height - sizePx) / 2), width: sizePx, height: sizePx };
  const key = cardKey(card);
  return { id: key, role: 'pinned', subject: { kind: 'card', cards: [key] }, glyph, texts, ...slot, height };
}
