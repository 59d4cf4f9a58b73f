import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import { stateText, type ItemState } from '@/lib/language/item-state';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

/** The state of the item that a page is about: glyph, colour and words. Outdated data is marked as the last known state. */
export function StateLine({ state, word }: { readonly state: ItemState; readonly word: FreshnessWord }) {
  const words = useWords();
  if (word === 'unknown')
    return (
      <p className="mt-1.5 text-lg font-semibold text-unknown">
        <StatusGlyph name="unknown" className="mr-2 size-4 align-[-2px]" />
        {words.t('board.lastKnownVerdict', { sentence: stateText(state) })}
      </p>
    );
  const { tone, parts } = state;
  return (
    <p data-freshness={word} className={`mt-1.5 text-lg font-semibold ${TEXT_TONES[tone]}`}>
      {tone !== 'neutral' && <StatusGlyph name={tone} className="mr-2 size-4 align-[-2px]" />}
      <span className="inline-block first-letter:uppercase">
        {parts.map(({ text, at = null }, index) => (
          <span key={index}>
            {index > 0 && '\u00a0· '}
            {at === null ? (
              text
            ) : (
              <time dateTime={at} title={formatFullInstant(at, words)}>
                {text}
              </time>
            )}
          </span>
        ))}
      </span>
    </p>
  );
}
