import { footerHeight, layoutFooter } from './layout-footer';
import type { Legible } from './legible';
import { textBox } from './layout-header';
import { cardKey } from './card-box';
import { toMapLines } from './map-lines';
import { measureText } from './measure-text';
import { lineHeightOf, placeText } from './place-text';
import type { WallContent } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/** The first footer item on the last line, if it fits unshortened: part of an age would mislead. */
function freshnessLine({ footer: [first] }: WallContent, sizePx: number, area: Rect): WallBox[] {
  const height = footerHeight(sizePx);
  if (
    !first ||
    Math.max(measureText(first.text, sizePx, 400), measureText(first.widest, sizePx, 400)) > area.width
  )
    return [];
  const line = { ...area, y: area.y + area.height - height, height };
  return layoutFooter([first], { clock: null, page: null }, line, sizePx);
}

/**
 * The page of a screen that holds only a few legible words: the verdict, the number of services in trouble and of cards, and the age of the
 * data on the last line; or that number alone; or only the icon.
 */
export function minimalPage(content: WallContent, { floorPx }: Legible, area: Rect): WallBox[] {
  const lines = Math.floor(area.height / lineHeightOf(floorPx));
  const serviceIds = content.map
    ? toMapLines(content.map)
        .rows.filter(({ isPinned }) => isPinned)
        .map(({ id }) => id)
    : [];
  const count = String(serviceIds.length + content.cards.length);
  const style = { sizePx: floorPx, weight: 700, maxLines: 1 } as const;
  const slot = { x: area.x, y: area.y, width: area.width };
  if (lines < 1 || measureText(count, floorPx, 700) > area.width || area.width < floorPx * 1.5) {
    const side = Math.min(area.width, area.height);
    const icon = { ...slot, width: side, height: side };
    return [{ id: 'icon', role: 'icon', subject: null, glyph: icon, texts: [], ...icon }];
  }
  const countAt = (y: number): WallBox => ({
    ...textBox('cards:more', 'more', [placeText('count', count, { ...slot, y }, style)], { ...slot, y }),
    subject: { kind: 'card', cards: content.cards.map(cardKey) },
  });
  if (lines < 2) return [countAt(area.y)];
  const freshness = lines < 3 ? [] : freshnessLine(content, floorPx, area);
  const verdict = placeText('verdict', content.verdict, slot, {
    ...style,
    maxLines: lines - 1 - freshness.length,
  });
  return [textBox('verdict', 'verdict', [verdict], slot), countAt(area.y + verdict.height), ...freshness];
}
