import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import { stateText, type ItemState, type StatePart } from '@/lib/language/item-state';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

function Line({ tone, children }: { readonly tone: ItemState['tone']; readonly children: ReactNode }) {
  return (
    <p className={`mt-1.5 flex gap-2 text-lg leading-7 font-semibold ${TEXT_TONES[tone]}`}>
      {tone !== 'neutral' && <StatusGlyph name={tone} className="mt-1.5 size-4" />}
      <span className="min-w-0 first-letter:uppercase">{children}</span>
    </p>
  );
}

function Part({ part: { text, at = null } }: { readonly part: StatePart }) {
  const words = useWords();
  if (at === null) return text;
  return (
    <time dateTime={at} title={formatFullInstant(at, words)}>
      {text}
    </time>
  );
}

/** The state of the item that a page is about: glyph, colour and words. Outdated data is marked as the last known state. */
export function StateLine({ state, word }: { readonly state: ItemState; readonly word: FreshnessWord }) {
  const { t } = useWords();
  if (word === 'unknown')
    return <Line tone="unknown">{t('board.lastKnownVerdict', { sentence: stateText(state) })}</Line>;
  return (
    <div data-freshness={word}>
      <Line tone={state.tone}>
        {state.parts.map((part, index) => (
          <span key={index}>
            {index > 0 && '\u00a0· '}
            <Part part={part} />
          </span>
        ))}
      </Line>
    </div>
  );
}
