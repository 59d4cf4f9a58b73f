import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import { atBase } from '@/lib/site/base-path';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';

import { WeatherIcon } from './weather-icon';

/** The verdict on one line, linked to the overview. */
export function VerdictStrip({
  summary,
  word,
}: {
  readonly summary: BoardSummary;
  readonly word: FreshnessWord;
}) {
  const { t } = useWords();
  const link = useLink();
  const isUnknown = word === 'unknown';
  return (
    <p role="status" data-freshness={word} className="text-sm">
      <a href={link(atBase('/'))} className="name inline-flex items-center gap-2 hover:underline">
        <WeatherIcon level={isUnknown ? 'unknown' : summary.verdict.level} className="size-6" />
        <span>
          <Unbroken text={isUnknown ? t('board.statusUnknown') : verdictSentence(summary.verdict, t)} />
        </span>
      </a>
    </p>
  );
}
