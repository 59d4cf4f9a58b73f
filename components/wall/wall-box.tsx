import { WeatherIcon } from '@/components/status/verdict/weather-icon';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { TEXT_TONES } from '@/components/ui/tones';
import { useWords } from '@/lib/browser/page/words';
import { countParts } from '@/lib/language/board-words';
import type { PaintedBox } from '@/lib/language/wall/painted-box';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';
import type { WallBox as Box } from '@/lib/status/wall/wall-layout';

import { WallCard } from './wall-card';
import { WallCell } from './wall-cell';
import { placeAt, WallText } from './wall-text';

/** Texts that change each second within an unchanged layout. */
export interface LiveTexts {
  readonly clock: string;
  readonly freshness: string;
  /** Whether the data is live: then its text is green. */
  readonly isLive: boolean;
}

const LOOKS: Partial<Record<Box['role'], string>> = {
  counts: 'text-muted',
  warning: 'text-ink',
  rest: 'name text-muted',
  more: 'text-ink',
  'page-number': 'text-muted',
  date: 'text-muted',
  calm: 'name text-muted',
};

function liveOf({ role, id }: Box, part: string, live: LiveTexts): string | null {
  if (part === 'clock') return live.clock;
  return role === 'footer' && id === 'footer:freshness' ? live.freshness : null;
}

/** A line of counts with alerts and warnings in colour. */
function Counts({ line }: { readonly line: string }) {
  const { t } = useWords();
  return countParts(line, t).map(({ text, tone }, index) => (
    <span key={index} className={tone === 'neutral' ? '' : TEXT_TONES[tone]}>
      {text}
    </span>
  ));
}

/** One box of the layout, by role. */
export function WallBox({
  painted: { box, tone, isLoud, mark, label },
  level,
  live,
  isNew,
}: {
  readonly painted: PaintedBox;
  readonly level: VerdictLevel;
  readonly live: LiveTexts;
  readonly isNew: boolean;
}) {
  const { role, id } = box;
  if (role === 'cell' || role === 'chip')
    return <WallCell box={box} tone={tone} mark={mark} label={label} isNew={isNew} />;
  if (role === 'card' || role === 'pinned') return <WallCard box={box} tone={tone} isNew={isNew} />;
  const style = placeAt(box, { x: 0, y: 0 });
  if (role === 'icon' || role === 'sun') {
    return (
      <div style={style} className={role === 'sun' ? 'wall-sun' : ''}>
        <WeatherIcon level={role === 'sun' ? 'ok' : level} className="size-full" />
      </div>
    );
  }
  const isHead = role === 'row' || role === 'column';
  const look = isHead ? `name ${isLoud ? 'text-ink' : 'text-muted'}` : (LOOKS[role] ?? '');
  const ofFooter = id === 'footer:freshness' ? (live.isLive ? 'text-ok' : 'text-ink') : 'text-muted';
  const Element = role === 'verdict' ? 'h1' : 'div';
  return (
    <Element
      style={style}
      className={role === 'footer' ? ofFooter : look}
      {...(role === 'verdict' && { 'aria-live': 'polite' as const })}
    >
      {box.glyph && (
        <span style={placeAt(box.glyph, box)} className={`block ${TEXT_TONES[tone]}`}>
          <StatusGlyph name="ok" className="size-full align-top" />
        </span>
      )}
      {box.texts.map((text, index) => (
        <WallText
          key={index}
          text={text}
          inside={box}
          live={liveOf(box, text.part, live)}
          {...(role === 'counts' && { draw: (line: string) => <Counts line={line} /> })}
        />
      ))}
    </Element>
  );
}
