import type { Legible } from './legible';
import { textBox } from './layout-header';
import { lineHeightOf, placeForm } from './place-text';
import type { WallContent } from './wall-content';
import type { Rect, WallBox } from './wall-layout';

/**
 * The page of a screen that is too small for its distance: icon and clock, below them the longest form of the verdict that fits, and on the
 * last line the age of the data. What does not fit whole is left out; the icon is always there.
 */
export function minimalPage(content: WallContent, { floorPx }: Legible, area: Rect): WallBox[] {
  const linePx = lineHeightOf(floorPx);
  const lines = Math.floor(area.height / linePx);
  const slot = { x: area.x, y: area.y, width: area.width };
  const bold = { sizePx: floorPx, weight: 700, maxLines: 1 } as const;
  const icon = (side: number): WallBox => {
    const rect = { ...slot, width: side, height: side };
    return { id: 'icon', role: 'icon', subject: null, glyph: rect, texts: [], ...rect };
  };
  const shortest = content.verdict.slice(-1)[0] ?? content.verdict[0];
  if (lines < 1) return [icon(Math.min(area.width, area.height))];
  if (lines === 1) {
    const at = { ...slot, x: slot.x + linePx, width: area.width - linePx };
    const alone = at.width > 0 ? placeForm('verdict', [shortest], at, bold) : null;
    return alone
      ? [icon(linePx), textBox('verdict', 'verdict', [alone], at)]
      : [icon(Math.min(area.width, area.height))];
  }
  const clockAt = { ...slot, x: slot.x + linePx, width: area.width - linePx };
  const clock =
    clockAt.width > 0 ? placeForm('clock', [content.clock], clockAt, { ...bold, align: 'end' }) : null;
  const [first] = content.footer;
  const below = { ...slot, y: area.y + linePx };
  const lastLine = { ...slot, y: area.y + area.height - linePx };
  const age =
    lines > 2 && first && placeForm('footer', [first.widest], lastLine, { ...bold, weight: 400 })
      ? placeForm('footer', [first.text], lastLine, { ...bold, weight: 400 })
      : null;
  const maxLines = lines - 1 - (age ? 1 : 0);
  const verdict = placeForm('verdict', content.verdict, below, { ...bold, maxLines });
  if (!verdict) return [icon(Math.min(area.width, area.height))];
  return [
    icon(linePx),
    ...(clock ? [textBox('clock', 'clock', [clock], clockAt)] : []),
    textBox('verdict', 'verdict', [verdict], below),
    ...(age && first
      ? [
          {
            ...textBox(`footer:${first.id}`, 'footer', [age], lastLine),
            subject: { kind: 'footer', id: first.id } as const,
          },
        ]
      : []),
  ];
}
