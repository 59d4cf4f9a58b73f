import { memo, type ReactNode } from 'react';

import { Unbroken } from '@/components/ui/unbroken';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { sectionNotes } from '@/lib/language/section-notes';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { Overview } from '@/lib/status/overview/overview';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';

import { VerdictReasons } from './verdict-reasons';
import { VerdictSince } from './verdict-since';
import { WeatherCounts } from './weather-counts';
import { WeatherIcon } from './weather-icon';

/** The verdict, since when, its reasons on demand, and the counts. Screen readers announce a changed verdict. */
export const VerdictHeader = memo(function VerdictHeader({
  overview,
  word,
  nowMs,
  children,
}: {
  readonly overview: Overview;
  readonly word: FreshnessWord;
  /** In whole minutes, because the header shows no seconds. */
  readonly nowMs: number;
  /** Shown next to the reasons. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  const { verdict, map, selected, observedSince } = overview;
  // The linked lists get the same filter.
  const within = toSelectionQuery(selected);
  const sentence = verdictSentence(verdict, t);
  const isUnknown = word === 'unknown';
  const monitorsNote = sectionNotes(overview, 'monitors', t);
  return (
    <div className="flex min-w-0 items-start gap-4 sm:gap-6">
      <WeatherIcon level={isUnknown ? 'unknown' : verdict.level} className="size-14 sm:size-[72px]" />
      <div className="min-w-0">
        <div role="status">
          <h1 className="text-2xl leading-tight font-bold sm:text-[34px]">
            {within !== '' && (
              <span className="mb-0.5 block text-base font-semibold text-muted sm:text-lg">
                <Unbroken text={selectedNames(selected)} />
                <span className="sr-only">: </span>
              </span>
            )}
            <Unbroken text={isUnknown ? t('board.statusUnknown') : sentence} />
          </h1>
        </div>
        {isUnknown && map && !isPast && (
          <p className="mt-1 text-muted">
            <Unbroken text={t('board.lastKnownVerdict', { sentence })} />
          </p>
        )}
        {map === null && <p className="mt-1 text-muted">{t('board.monitorsUnread')}</p>}
        {monitorsNote !== '' && !(isPast && isUnknown) && (
          <p className="mt-1 text-sm text-muted">
            {t('board.sectionNote', { section: t('board.monitors'), note: monitorsNote })}
          </p>
        )}
        <div className="mt-1 flex min-h-7 flex-wrap items-center gap-x-3 text-muted sm:text-lg">
          {!isUnknown && (
            <p className="empty:hidden">
              <VerdictSince verdict={verdict} observedSince={observedSince} nowMs={nowMs} />
            </p>
          )}
          <VerdictReasons overview={overview} within={within} word={word} nowMs={nowMs} />
          {children}
        </div>
        {/* Keeps its line while empty, so that the page below stays when trouble begins. */}
        <div className="mt-1 min-h-6">
          <WeatherCounts overview={overview} within={within} />
        </div>
      </div>
    </div>
  );
});
