import { memo } from 'react';

import { BAND_TONES, TEXT_TONES, type Tone } from '@/components/ui/tones';
import type { TextPart, WallBox } from '@/lib/status/wall/wall-layout';

import { placeAt, WallText } from './wall-text';

const PARTS: Partial<Record<TextPart, string>> = {
  name: 'name text-ink',
  comment: 'text-ink',
  place: 'name text-muted',
  duration: 'text-muted',
};

/** A notice: a card, or one line. */
export const WallCard = memo(function WallCard({
  box,
  tone,
  isNew,
}: {
  readonly box: WallBox;
  readonly tone: Tone;
  readonly isNew: boolean;
}) {
  const isDetailed = box.role === 'card';
  const Element = isDetailed ? 'article' : 'div';
  return (
    <Element
      style={placeAt(box, { x: 0, y: 0 })}
      className={`wall-radius overflow-hidden ${isDetailed ? 'bg-panel' : ''} ${isNew ? 'wall-new' : ''}`}
    >
      {box.glyph && <span style={placeAt(box.glyph, box)} className={BAND_TONES[tone]} />}
      {box.texts.map((text) => (
        <WallText
          key={text.part}
          text={text}
          inside={box}
          className={text.part === 'label' ? TEXT_TONES[tone] : (PARTS[text.part] ?? '')}
        />
      ))}
    </Element>
  );
});
