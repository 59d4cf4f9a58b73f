import { gapOf, lineHeightOf, placeText, widthOf } from './place-text';
import type { WallFooterItem } from './wall-content';
import type { PlacedText, Rect, WallBox, WallRole } from './wall-layout';

/** The right end of the footer, from the right; null parts are omitted. */
export interface FooterEnds {
  readonly clock: string | null;
  readonly page: string | null;
  readonly date: string | null;
}

const ENDS_SHARE = 0.6;
const LEAST_NAME_EM = 5;

/** The height of the footer, in px. */
export const footerHeight = lineHeightOf;

/**
 * Lays out the footer: page number, date and clock on the right, as many items as fit from the left. An item is shown whole or not at all,
 * except that names may be shortened and the first item, the age of the data, is always there.
 */
export function layoutFooter(
  items: readonly WallFooterItem[],
  ends: FooterEnds,
  area: Rect,
  sizePx: number,
): WallBox[] {
  const gap = gapOf(sizePx) * 3;
  const boxes: WallBox[] = [];
  const add = (
    id: string,
    role: WallRole,
    part: PlacedText['part'],
    text: string,
    x: number,
    width: number,
  ): void => {
    const at = { x, y: area.y, width };
    const align = role === 'footer' ? 'start' : 'end';
    const placed = placeText(part, text, at, { sizePx, weight: 400, maxLines: 1, align });
    const subject = role === 'footer' ? ({ kind: 'footer', id } as const) : null;
    const height = lineHeightOf(sizePx);
    boxes.push({ id: `footer:${id}`, role, subject, glyph: null, texts: [placed], ...at, height });
  };
  const wantedOf = ({ text, widest }: WallFooterItem): number =>
    Math.max(widthOf(text, sizePx, 400), widthOf(widest, sizePx, 400));
  const [first, ...others] = items;
  const firstPx = first ? Math.min(area.width, wantedOf(first)) : 0;
  let right = area.x + area.width;
  for (const [role, part, text] of [
    ['page-number', 'footer', ends.page],
    ['clock', 'clock', ends.clock],
    ['date', 'date', ends.date],
  ] as const) {
    if (text === null) continue;
    const width = widthOf(text, sizePx, 400);
    const left = right - width - gap;
    if (left < area.x + firstPx || left - area.x < area.width * (1 - ENDS_SHARE)) continue;
    add(role, role, part, text, right - width, width);
    right = left;
  }
  if (first) add(first.id, 'footer', 'footer', first.text, area.x, firstPx);
  let x = area.x + firstPx + gap;
  for (const item of others) {
    const wanted = wantedOf(item);
    const width = Math.min(wanted, right - x);
    if (width < wanted && (!item.isName || width < sizePx * LEAST_NAME_EM)) continue;
    add(item.id, 'footer', 'footer', item.text, x, width);
    x += width + gap;
  }
  return boxes;
}
