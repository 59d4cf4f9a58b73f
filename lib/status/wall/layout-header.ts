import type { Legible } from './legible';
import { gapOf, lineHeightOf, placeForm, widthOf, type Slot } from './place-text';
import type { TextForms, WallContent } from './wall-content';
import type { PlacedText, Rect, WallBox, WallRole } from './wall-layout';

/** The header, from the top of its rectangle down. Without `hasClock` the footer shows the clock. */
export interface Header {
  readonly boxes: readonly WallBox[];
  readonly heightPx: number;
  readonly hasClock: boolean;
}

/** What the solver tries for the verdict, in this order, with each form of it. */
interface VerdictStyle {
  readonly sizePx: number;
  readonly maxLines: number;
  readonly hasClock: boolean;
}

const MOST_VERDICT_SHARE = 0.2;
const STEPS = 4;

/** A box that encloses some texts. */
export function textBox(id: string, role: WallRole, texts: readonly PlacedText[], slot: Slot): WallBox {
  const height = Math.max(0, ...texts.map((text) => text.y + text.height)) - slot.y;
  return { id, role, subject: null, glyph: null, texts, ...slot, height };
}

/** One line from the largest size down, first with the clock beside it; then two lines. */
function verdictStyles({ verdictPx, verdictFloorPx, floorPx }: Legible): readonly VerdictStyle[] {
  const sizes = [...Array(STEPS + 1).keys()].map((step) =>
    Math.round(verdictPx - ((verdictPx - verdictFloorPx) * step) / STEPS),
  );
  return [
    ...sizes.map((sizePx) => ({ sizePx, maxLines: 1, hasClock: true })),
    { sizePx: verdictFloorPx, maxLines: 1, hasClock: false },
    ...[verdictFloorPx, floorPx].map((sizePx) => ({ sizePx, maxLines: 2, hasClock: true })),
    { sizePx: floorPx, maxLines: 2, hasClock: false },
  ];
}

interface VerdictRow {
  readonly boxes: readonly WallBox[];
  readonly heightPx: number;
  readonly hasClock: boolean;
}

function placeVerdict(
  form: string,
  { sizePx, maxLines, hasClock }: VerdictStyle,
  { clock }: WallContent,
  { floorPx }: Legible,
  area: Rect,
): VerdictRow | null {
  const gap = gapOf(sizePx) * 2;
  const iconPx = lineHeightOf(sizePx);
  const clockPx = hasClock ? widthOf(clock, floorPx, 700) : 0;
  const slot = {
    x: area.x + iconPx + gap,
    y: area.y,
    width: area.width - iconPx - gap - (hasClock ? clockPx + gap : 0),
  };
  if (slot.width <= 0) return null;
  const verdict = placeForm('verdict', [form], slot, { sizePx, weight: 700, maxLines });
  if (!verdict || verdict.height > Math.max(area.height * MOST_VERDICT_SHARE, lineHeightOf(sizePx)))
    return null;
  const icon = { x: area.x, y: area.y, width: iconPx, height: iconPx };
  const boxes: WallBox[] = [
    { id: 'icon', role: 'icon', subject: null, glyph: icon, texts: [], ...icon },
    textBox('verdict', 'verdict', [verdict], slot),
  ];
  if (hasClock) {
    const at = {
      x: area.x + area.width - clockPx,
      y: area.y + Math.floor((iconPx - lineHeightOf(floorPx)) / 2),
      width: clockPx,
    };
    const style = { sizePx: floorPx, weight: 700, maxLines: 1, align: 'end' } as const;
    const time = placeForm('clock', [clock], at, style);
    if (time) boxes.push(textBox('clock', 'clock', [time], at));
  }
  return { boxes, heightPx: Math.max(verdict.height, iconPx), hasClock };
}

function placeBelow(
  id: 'counts' | 'warning',
  forms: TextForms,
  slot: Slot,
  sizePx: number,
  weight: 400 | 700,
): WallBox | null {
  const one = placeForm(id, forms, slot, { sizePx, weight, maxLines: 1 });
  const placed = one ?? placeForm(id, forms, slot, { sizePx, weight, maxLines: 2 });
  return placed && textBox(id, id, [placed], slot);
}

/**
 * The header: icon, verdict and clock, then counts and warning. The verdict gives way by size, then by a second line, then by its next form;
 * it takes at most a fifth of the height, and no form is shortened. Null if not even the shortest form fits, or a warning has no room.
 */
export function layoutHeader(
  content: WallContent,
  legible: Legible,
  area: Rect,
  sizePx: number,
): Header | null {
  const styles = verdictStyles(legible);
  for (const form of content.verdict) {
    for (const style of styles) {
      const row = placeVerdict(form, style, content, legible, area);
      if (!row) continue;
      const boxes = [...row.boxes];
      let bottom = area.y + row.heightPx;
      if (content.warning) {
        const slot = { x: area.x, y: bottom, width: area.width };
        const warning = placeBelow('warning', content.warning, slot, sizePx, 700);
        if (!warning) return null;
        boxes.push(warning);
        bottom += warning.height;
      }
      const slot = { x: area.x, y: bottom, width: area.width };
      const counts = placeBelow('counts', content.counts, slot, sizePx, 400);
      if (counts) {
        boxes.push(counts);
        bottom += counts.height;
      }
      return { boxes, heightPx: bottom - area.y, hasClock: row.hasClock };
    }
  }
  return null;
}
