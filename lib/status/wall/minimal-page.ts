import type { Legible } from './legible';
import { textBox } from './layout-header';
import { cardKey } from './card-box';
import { toMapLines } from './map-lines';
import { measureText } from './measure';
import { lineHeightOf, placeText } from './place-text';
import type { WallContent } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/**
 * What a screen shows that holds nothing legible but a few words: the verdict in as many lines as there are, and in the last one how many
 * services and cards something is the matter with; that number alone; or no more than the icon.
 */
export function minimalPage(content: WallContent, { floorPx }: Legible, area: Rect): WallBox[] {
  const lines = Math.floor(area.height / lineHeightOf(floorPx));
  const serviceIds = content.map
    ? toMapLines(content.map)
        .rows.filter(({ isKept }) => isKept)
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
  const verdict = placeText('verdict', content.verdict, slot, { ...style, maxLines: lines - 1 });
  return [textBox('verdict', 'verdict', [verdict], slot), countAt(area.y + verdict.height)];
}
