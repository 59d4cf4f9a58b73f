import { measureText } from './measure-text';
import { gapOf, lineHeightOf, placeText } from './place-text';
import type { WallFooterItem } from './wall-content';
import type { PlacedText, Rect, WallBox, WallRole } from './wall-layout';

/** The right end of the footer; null parts are omitted. */
export interface FooterEnds {
  readonly clock: string | null;
  readonly page: string | null;
}

const ENDS_SHARE = 0.6;

/** The height of the footer, in px. */
export function footerHeight(sizePx: number): number {
  return lineHeightOf(sizePx);
}

/**
 * Lays out the footer: page number and clock on the right, as many items as fit from the left. The first item is always there, shortened if
 * necessary; the clock is omitted if it leaves too little room.
 */
export function layoutFooter(
  items: readonly WallFooterItem[],
  ends: FooterEnds,
  area: Rect,
  sizePx: number,
): WallBox[] {
  const gap = gapOf(sizePx) * 3;
  const boxes: WallBox[] = [];
  let right = area.x + area.width;
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
    const placed = placeText(part, text, at, { sizePx, weight: 400, maxLines: 1, align, ellipsis: 'end' });
    const subject = role === 'footer' ? ({ kind: 'footer', id } as const) : null;
    boxes.push({
      id: `footer:${id}`,
      role,
      subject,
      glyph: null,
      texts: [placed],
      ...at,
      height: lineHeightOf(sizePx),
    });
  };
  for (const [role, part, text] of [
    ['page-number', 'footer', ends.page],
    ['clock', 'clock', ends.clock],
  ] as const) {
    if (text === null) continue;
    const width = Math.ceil(measureText(text, sizePx, 400));
    if (right - width - gap - area.x < area.width * (1 - ENDS_SHARE)) continue;
    add(role, role, part, text, right - width, width);
    right -= width + gap;
  }
  let x = area.x;
  items.forEach(({ id, text, widest }, index) => {
    const wanted = Math.ceil(Math.max(measureText(text, sizePx, 400), measureText(widest, sizePx, 400)));
    if (index > 0 && x + wanted > right) return;
    const width = Math.min(wanted, right - x);
    add(id, 'footer', 'footer', text, x, width);
    x += width + gap;
  });
  return boxes;
}
