import { memo } from 'react';

import { StatusGlyph, type GlyphName } from '@/components/ui/status-glyph';
import type { WallTone } from '@/lib/language/wall/painted-box';
import type { TextPart, WallBox } from '@/lib/status/wall/wall-layout';

import { placeAt, WallText } from './wall-text';

const BANDS: Readonly<Record<WallTone, string>> = {
  ok: 'bg-ok',
  alert: 'bg-alert-edge',
  warning: 'bg-warning-edge',
  maintenance: 'bg-maintenance-edge',
  unknown: 'bg-unknown',
  neutral: 'bg-unknown',
};

const INKS: Readonly<Record<WallTone, string>> = {
  ok: 'text-ok',
  alert: 'text-alert',
  warning: 'text-warning',
  maintenance: 'text-maintenance',
  unknown: 'text-unknown',
  neutral: 'text-muted',
};

const PARTS: Partial<Record<TextPart, string>> = {
  name: 'name text-ink',
  comment: 'text-ink',
  place: 'name text-muted',
  duration: 'text-muted',
};

const glyphOf = (tone: WallTone): GlyphName => (tone === 'neutral' ? 'ok' : tone);

/** A notice: a card, or one line. */
export const WallCard = memo(function WallCard({
  box,
  tone,
  isNew,
}: {
  readonly box: WallBox;
  readonly tone: WallTone;
  readonly isNew: boolean;
}) {
  const isDetailed = box.role === 'card';
  const Element = isDetailed ? 'article' : 'div';
  return (
    <Element
      style={placeAt(box, { x: 0, y: 0 })}
      className={`${isDetailed ? 'wall-radius overflow-hidden bg-panel' : ''} ${isNew ? 'wall-new' : ''}`}
    >
      {box.glyph && isDetailed && <span style={placeAt(box.glyph, box)} className={BANDS[tone]} />}
      {box.glyph && !isDetailed && (
        <span style={placeAt(box.glyph, box)} className={`block ${INKS[tone]}`}>
          <StatusGlyph name={glyphOf(tone)} className="size-full align-top" />
        </span>
      )}
      {box.texts.map((text) => (
        <WallText
          key={text.part}
          text={text}
          inside={box}
          className={text.part === 'label' ? INKS[tone] : (PARTS[text.part] ?? '')}
        />
      ))}
    </Element>
  );
});
