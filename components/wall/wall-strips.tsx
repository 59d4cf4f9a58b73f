import { memo } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { stripLabel } from '@/lib/language/wall/strip-label';
import { isRecent, placeStrips } from '@/lib/status/wall/place-strips';
import { toStripShapes, type StripTone } from '@/lib/status/wall/strip-shapes';
import type { WallBox } from '@/lib/status/wall/wall-layout';

import type { WallTurn } from './use-wall-turn';
import { placeAt, WallText } from './wall-text';

const CORNER = { x: 0, y: 0 };

// Class names must be complete, because Tailwind finds them by text search.
const LOOKS: Readonly<Record<StripTone, string>> = {
  ok: 'fill-ok',
  warning: 'fill-warning',
  alert: 'fill-alert',
  maintenance: 'fill-maintenance',
  none: 'fill-unknown',
  unobserved: 'stroke-unknown',
};

/** The last 24 hours of a service. */
function Strip({ box, label }: { readonly box: WallBox; readonly label: string }) {
  const { paths, strokePx } = toStripShapes(box.hours ?? '', box);
  return (
    <svg
      role="img"
      aria-label={label}
      style={placeAt(box, CORNER)}
      viewBox={`0 0 ${box.width} ${box.height}`}
    >
      {Object.entries(paths).map(([tone, d]) => (
        <path key={tone} d={d} strokeWidth={strokePx} className={LOOKS[tone as StripTone]} />
      ))}
    </svg>
  );
}

interface WallStripsProps {
  readonly turn: WallTurn;
  readonly nowMs: number;
}

const isSame = (a: WallStripsProps, b: WallStripsProps): boolean =>
  a.turn.page === b.turn.page && isRecent(a.turn.view.day, a.nowMs) === isRecent(b.turn.view.day, b.nowMs);

/** The strips of a page, and their caption. They are drawn again with a new page only, because a wall renders each second. */
export const WallStrips = memo(function WallStrips({
  turn: { page, view, legible, shown, content },
  nowMs,
}: WallStripsProps) {
  const words = useWords();
  const caption = words.t('wall.lastDay');
  const boxes = placeStrips(page.boxes, { day: view.day, folded: shown.folded, legible, nowMs, caption });
  return boxes.map((box) =>
    box.role === 'strip' ? (
      <Strip key={box.id} box={box} label={stripLabel(box, content.map, words)} />
    ) : (
      <div key={box.id} style={placeAt(box, CORNER)} className="text-muted">
        {box.texts.map((text) => (
          <WallText key={text.part} text={text} inside={box} />
        ))}
      </div>
    ),
  );
}, isSame);
