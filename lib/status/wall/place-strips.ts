import type { Legible } from './legible';
import { gapOf, lineHeightOf, placeText, widthOf } from './place-text';
import { safeArea } from './safe-area';
import { leastStripPx, STRIP_HOURS } from './strip-size';
import type { WallDay } from './wall-day';
import type { Rect, WallBox } from './wall-layout';

const WIDEST_HOUR_EM = 0.5;
/** Of the height of a row. */
const INSET = 0.12;

const right = ({ x, width }: Rect): number => x + width;
const bottom = ({ y, height }: Rect): number => y + height;
const isLevel = (a: Rect, b: Rect): boolean => a.y < bottom(b) && b.y < bottom(a);
const overlaps = (a: Rect, b: Rect): boolean => isLevel(a, b) && a.x < right(b) && b.x < right(a);

/** The one service that a box is about; null for other boxes. */
function serviceOf({ subject }: WallBox): number | null {
  if (subject?.kind !== 'service' && subject?.kind !== 'cell') return null;
  const [id, ...others] = subject.serviceIds;
  return id === undefined || others.length > 0 ? null : id;
}

/** A named service with its strip, and the free px beside its places. */
interface Line {
  readonly id: number;
  readonly row: WallBox;
  readonly hours: string;
  readonly from: number;
  readonly to: number;
}

function findLines(
  boxes: readonly WallBox[],
  { services }: Pick<WallDay, 'services'>,
  { safe, gap }: { readonly safe: Rect; readonly gap: number },
): readonly Line[] {
  return boxes.flatMap((row): Line[] => {
    const id = row.role === 'row' ? serviceOf(row) : null;
    const hours = id === null ? undefined : services[id];
    if (id === null || hours === undefined) return [];
    const level = boxes.filter((box) => isLevel(box, row));
    const from = Math.max(...level.filter((box) => serviceOf(box) === id).map(right)) + 2 * gap;
    const others = level.filter((box) => serviceOf(box) !== id && right(box) > from);
    const to = Math.min(right(safe), ...others.map(({ x }) => x - 2 * gap));
    return [{ id, row, hours, from, to }];
  });
}

function stripBox({ id, row, hours }: Line, end: number, width: number): WallBox {
  const inset = Math.round(row.height * INSET);
  const rect = { x: end - width, y: row.y + inset, width, height: row.height - 2 * inset };
  const subject = { kind: 'service', serviceIds: [id] } as const;
  return { id: `strip:${id}`, role: 'strip', subject, glyph: null, texts: [], hours, ...rect };
}

/**
 * Strips with the text that tells how long they are: above the first one, before it, below the last one, or in its place. None if the text has
 * no room.
 */
function withCaption(
  caption: string,
  strips: readonly WallBox[],
  boxes: readonly WallBox[],
  { safe, gap, secondaryPx }: { readonly safe: Rect; readonly gap: number; readonly secondaryPx: number },
): readonly WallBox[] {
  const [first, last] = [strips[0], strips.at(-1)];
  if (!first || !last) return [];
  const size = { width: widthOf(caption, secondaryPx, 400), height: lineHeightOf(secondaryPx) };
  const heads = boxes.filter(({ role }) => role === 'row' || role === 'column');
  const top = Math.min(...heads.map(({ y }) => y));
  const levelWith = (strip: Rect): number => strip.y + Math.floor((strip.height - size.height) / 2);
  const choices = [
    { shown: strips, x: first.x, y: first.y - size.height },
    { shown: strips, x: first.x - gap - size.width, y: levelWith(first) },
    { shown: strips, x: first.x, y: bottom(last) },
    ...(strips.length > 2 ? [{ shown: strips.slice(0, -1), x: last.x, y: levelWith(last) }] : []),
  ];
  for (const { shown, x, y } of choices) {
    const slot = { x, y, ...size };
    const isInside = x >= safe.x && y >= top && bottom(slot) <= bottom(safe);
    if (!isInside || [...boxes, ...shown].some((box) => overlaps(box, slot))) continue;
    const text = placeText('caption', caption, slot, { sizePx: secondaryPx, weight: 400, maxLines: 1 });
    const box = {
      id: 'caption',
      role: 'caption',
      subject: null,
      glyph: null,
      texts: [text],
      ...slot,
    } as const;
    return [...shown, box];
  }
  return [];
}

const MOST_AGE_MS = 3_600_000;

/** Whether the strips of a day may be shown: older ones would pass for those of the last hours. */
export const isRecent = (day: WallDay | null, nowMs: number): day is WallDay =>
  day !== null && nowMs - day.until <= MOST_AGE_MS;

/** What strips are drawn from. */
export interface StripInput {
  readonly day: WallDay | null;
  /** See `WallLayout`. */
  readonly folded: number;
  readonly legible: Legible;
  readonly nowMs: number;
  /** What strips are: `24 h`. */
  readonly caption: string;
}

/**
 * The boxes that strips of the last 24 hours add to those of a page, and their caption: one for each named service that has room beside its
 * places, in one column. They take no room from anything. There are none if they are old, or while something in trouble has no room.
 */
export function placeStrips(
  boxes: readonly WallBox[],
  { day, folded, legible, nowMs, caption }: StripInput,
): readonly WallBox[] {
  if (!isRecent(day, nowMs) || folded > 0) return [];
  const { secondaryPx } = legible;
  const style = { safe: safeArea(legible), gap: gapOf(secondaryPx), secondaryPx };
  const leastPx = leastStripPx(secondaryPx);
  const roomy = findLines(boxes, day, style).filter(({ from, to }) => to - from >= leastPx);
  const end = Math.min(...roomy.map(({ to }) => to));
  const lines = roomy.filter(({ from }) => end - from >= leastPx);
  const freePx = end - Math.max(...lines.map(({ from }) => from));
  const widest = Math.min(Math.round(secondaryPx * WIDEST_HOUR_EM), Math.floor(freePx / STRIP_HOURS));
  let best: readonly WallBox[] = [];
  // The widest strips that leave room for the caption; else those of which one gives way to it.
  for (let hourPx = widest; hourPx * STRIP_HOURS >= leastPx; hourPx -= 1) {
    const strips = lines.map((line) => stripBox(line, end, hourPx * STRIP_HOURS));
    const added = withCaption(caption, strips, boxes, style);
    if (added.length > strips.length) return added;
    if (best.length === 0) best = added;
  }
  return best;
}
