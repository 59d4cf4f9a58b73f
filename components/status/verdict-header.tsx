import { useWords } from '@/lib/browser/words';
import { countWords, happeningWords } from '@/lib/language/board-words';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { FreshnessWord } from '@/lib/status/freshness';
import type { Overview } from '@/lib/status/overview';

import { WeatherIcon } from './weather-icon';

/** The verdict in one sentence, the counts under it. Spoken to screen readers when the sentence changes. */
export function VerdictHeader({
  overview,
  word,
}: {
  readonly overview: Overview;
  readonly word: FreshnessWord;
}) {
  const { t } = useWords();
  const { verdict, counts, map } = overview;
  const sentence = verdictSentence(verdict, t);
  const isUnknown = word === 'unknown';
  return (
    <div className="flex min-w-0 items-center gap-4 sm:gap-6">
      <WeatherIcon level={isUnknown ? 'unknown' : verdict.level} className="size-14 sm:size-[72px]" />
      <div className="min-w-0">
        <div role="status">
          <h1 className="text-2xl leading-tight font-bold sm:text-[34px]">
            {isUnknown ? t('board.statusUnknown') : sentence}
          </h1>
        </div>
        <p className="mt-1 text-muted">
          {isUnknown && map && <span>{t('board.lastKnownVerdict', { sentence })} — </span>}
          {map ? countWords(counts, t) : t('board.monitorsUnread')} — {happeningWords(overview, t)}
        </p>
      </div>
    </div>
  );
}
