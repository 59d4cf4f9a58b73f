import type { CSSProperties, ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { freshnessPrefix } from '@/lib/language/freshness-keys';
import { createPainter } from '@/lib/language/wall/painted-box';
import { atBase } from '@/lib/site/base-path';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { PixelShift } from '@/lib/status/wall/burn-in';
import type { WallBox as Box } from '@/lib/status/wall/wall-layout';

import type { WallTurn } from './use-wall-turn';
import { WallBox } from './wall-box';

// One pixel of a 1920 × 1080 layout, scaled to the screen.
const SCALED = 'min(100vw / 1920, 100vh / 1080)';

function isAbout({ subject }: Box, fresh: readonly string[]): boolean {
  if (subject?.kind === 'card') return subject.cards.some((key) => fresh.includes(key));
  if (subject?.kind !== 'cell') return false;
  return subject.serviceIds.some((service) =>
    subject.scopeIds.some((scope) => fresh.includes(`cell:${service}/${scope}`)),
  );
}

/** One page of the wall. */
export function WallPicture({
  turn: { content, page, key },
  theme,
  word,
  isOffline,
  isNight,
  isMeasured,
  shift,
  fresh,
  children,
}: {
  readonly turn: WallTurn;
  readonly theme: 'dark' | 'light';
  readonly word: FreshnessWord;
  readonly isOffline: boolean;
  readonly isNight: boolean;
  readonly isMeasured: boolean;
  readonly shift: PixelShift;
  /** Keys of what is new, and pulses. */
  readonly fresh: readonly string[];
  /** What is drawn on the page besides its boxes. */
  readonly children: ReactNode;
}) {
  const words = useWords();
  const paint = createPainter(content, words);
  const live = {
    clock: content.clock,
    freshness: content.footer.find(({ id }) => id === 'freshness')?.text ?? '',
    isLive: word === 'live' && !isOffline,
  };
  const icon = isOffline || content.level === 'empty' ? 'unknown' : content.level;
  const style = {
    '--u': isMeasured ? '1px' : SCALED,
    transform: `translate(${shift.x}px, ${shift.y}px)`,
  } as CSSProperties;
  return (
    <main
      lang={words.language}
      data-wall={theme}
      data-theme={theme}
      data-freshness={word}
      data-doubt={content.isDoubtful || undefined}
      data-night={isNight}
      data-measured={isMeasured}
      className="wall bg-ground text-ink"
    >
      <title>{freshnessPrefix(word, isOffline, words.t) + content.verdict[0]}</title>
      {/* The key forces a new element: browsers ignore a changed href on an existing icon link. */}
      <link key={icon} rel="icon" href={atBase(`/icons/${icon}.svg`)} />
      {/* New elements once the screen is measured: boxes that move from the scaled layout would be layout shifts. */}
      <div key={`${key} ${isMeasured}`} style={style} className="wall-page">
        {page.boxes.map((box) => (
          <WallBox
            key={box.id}
            painted={paint(box)}
            level={content.level}
            live={live}
            isNew={isAbout(box, fresh)}
          />
        ))}
        {children}
      </div>
    </main>
  );
}
