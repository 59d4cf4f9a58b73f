import { memo } from 'react';

import { StatusGlyph } from '@/components/ui/status-glyph';
import { CELL_TONES, type Tone } from '@/components/ui/tones';
import type { WallBox } from '@/lib/status/wall/wall-layout';

import { placeAt, WallText } from './wall-text';

const MARKS = {
  'in-progress': 'wall-edge',
  overrunning: 'wall-edge wall-overrun',
} as const;

/** One service in one scope: dim if ok, prominent otherwise, nothing without monitors. */
export const WallCell = memo(function WallCell({
  box,
  tone,
  mark,
  label,
  isNew,
}: {
  readonly box: WallBox;
  readonly tone: Tone;
  readonly mark: keyof typeof MARKS | null;
  readonly label: string | null;
  readonly isNew: boolean;
}) {
  if (!box.glyph || tone === 'neutral') return null;
  const named = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span
      {...named}
      style={placeAt(box, { x: 0, y: 0 })}
      className={`wall-radius fades ${tone === 'ok' ? 'wall-quiet' : ''} ${CELL_TONES[tone]} ${mark ? MARKS[mark] : ''} ${isNew ? 'wall-new' : ''}`}
    >
      <span style={placeAt(box.glyph, box)} className={`block ${tone === 'ok' ? 'opacity-60' : ''}`}>
        <StatusGlyph name={tone} className="size-full align-top" />
      </span>
      {box.texts.map((text) => (
        <WallText key={text.part} text={text} inside={box} className={text.part === 'name' ? 'name' : ''} />
      ))}
    </span>
  );
});
