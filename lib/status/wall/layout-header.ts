import type { Legible } from './legible';
import { measureText } from './measure';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { WallContent } from './wall-content';
import type { PlacedText, Rect, WallBox, WallRole } from './wall-layout';

/** The header, from the top of its rectangle down. `hasClock`: else the footer has to show it. */
export interface Header {
  readonly boxes: readonly WallBox[];
  readonly heightPx: number;
  readonly hasClock: boolean;
}

const LEAST_VERDICT_SHARE = 0.45;
const MOST_HEIGHT_SHARE = 0.45;
const TIGHT_HEIGHT_SHARE = 0.2;

/** A box around some texts, and no more. */
export function textBox(
  id: string,
  role: WallRole,
  texts: readonly PlacedText[],
  slot: Omit<Rect, 'height'>,
): WallBox {
  const height = Math.max(0, ...texts.map((text) => text.y + text.height)) - slot.y;
  return { id, role, subject: null, glyph: null, texts, ...slot, height };
}

/** The verdict as large as it goes into some lines, in whole words if there is a way; null where it would have to be shortened. */
function placeVerdict(
  content: WallContent,
  legible: Legible,
  slot: Omit<Rect, 'height'>,
  maxLines: (sizePx: number) => number,
): PlacedText | null {
  const whole = [legible.verdictPx, legible.verdictFloorPx]
    .map((sizePx) => {
      const style = { sizePx, weight: 700, maxLines: maxLines(sizePx) } as const;
      return placeText('verdict', content.verdict, slot, style);
    })
    .filter(({ isShortened }) => !isShortened);
  return whole.find(({ isTorn }) => !isTorn) ?? whole[0] ?? null;
}

function placeBelow(content: WallContent, slot: Omit<Rect, 'height'>, sizePx: number): WallBox[] {
  const counts = placeText('counts', content.counts, slot, {
    sizePx,
    weight: 400,
    maxLines: 3,
    ellipsis: 'end',
  });
  const boxes = [textBox('counts', 'counts', [counts], slot)];
  if (content.notice !== null) {
    const at = { ...slot, y: counts.y + counts.height + gapOf(sizePx) };
    const style = { sizePx: Math.ceil(sizePx * 1.2), weight: 700, maxLines: 2, ellipsis: 'end' } as const;
    boxes.push(textBox('notice', 'notice', [placeText('notice', content.notice, at, style)], at));
  }
  return boxes;
}

/** The header with icon and clock beside the verdict; null where the verdict needs the whole width. */
export function roomyHeader(
  content: WallContent,
  legible: Legible,
  area: Rect,
  sizePx: number,
): Header | null {
  const gap = gapOf(sizePx) * 2;
  const clockSizePx = Math.max(sizePx, Math.round(legible.verdictFloorPx * 0.9));
  const clockPx = Math.ceil(
    Math.max(measureText(content.clock, clockSizePx, 700), measureText(content.date, sizePx, 400)),
  );
  const iconPx = Math.round(legible.verdictFloorPx * 1.4);
  const slot = { x: area.x + iconPx + gap, y: area.y, width: area.width - iconPx - clockPx - 2 * gap };
  if (slot.width < area.width * LEAST_VERDICT_SHARE) return null;
  const verdict = placeVerdict(content, legible, slot, () => 2);
  if (!verdict) return null;
  const below = placeBelow(content, { ...slot, y: slot.y + verdict.height }, sizePx);

  const clockSlot = { x: area.x + area.width - clockPx, y: area.y, width: clockPx };
  const end = { maxLines: 1, align: 'end' } as const;
  const time = placeText('clock', content.clock, clockSlot, { ...end, sizePx: clockSizePx, weight: 700 });
  const dateSlot = { ...clockSlot, y: area.y + time.height };
  const date = placeText('date', content.date, dateSlot, { ...end, sizePx, weight: 400 });
  const icon = { x: area.x, y: area.y, width: iconPx, height: iconPx };
  const boxes: WallBox[] = [
    { id: 'icon', role: 'icon', subject: null, glyph: icon, texts: [], ...icon },
    textBox('verdict', 'verdict', [verdict], slot),
    ...below,
    textBox('clock', 'clock', [time, date], clockSlot),
  ];
  return { boxes, heightPx: heightOf(boxes, area), hasClock: true };
}

function wideHeader(
  content: WallContent,
  legible: Legible,
  area: Rect,
  sizePx: number,
  share: number,
): Header {
  const maxLines = (size: number): number =>
    Math.max(1, Math.floor((area.height * share) / lineHeightOf(size)));
  const floorPx = legible.verdictFloorPx;
  const verdict =
    placeVerdict(content, legible, area, maxLines) ??
    placeText('verdict', content.verdict, area, {
      sizePx: floorPx,
      weight: 700,
      maxLines: maxLines(floorPx),
    });
  const slot = { x: area.x, y: area.y, width: area.width };
  const below = placeBelow(content, { ...slot, y: area.y + verdict.height }, sizePx);
  const boxes = [textBox('verdict', 'verdict', [verdict], slot), ...below];
  return { boxes, heightPx: heightOf(boxes, area), hasClock: false };
}

/** The header with the verdict over the whole width, shortened only where it would fill half of the height. */
export function plainHeader(content: WallContent, legible: Legible, area: Rect, sizePx: number): Header {
  return wideHeader(content, legible, area, sizePx, MOST_HEIGHT_SHARE);
}

/** The same with a verdict of a fifth of the height at most, for screens on which a long one leaves no room for anything else. */
export function tightHeader(content: WallContent, legible: Legible, area: Rect, sizePx: number): Header {
  return wideHeader(content, legible, area, sizePx, TIGHT_HEIGHT_SHARE);
}

function heightOf(boxes: readonly WallBox[], area: Rect): number {
  return Math.max(...boxes.map((box) => box.y + box.height)) - area.y;
}
