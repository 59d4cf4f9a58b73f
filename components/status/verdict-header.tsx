import { notOkOf, type StatusCounts } from '@/lib/status/counts';
import type { Overview } from '@/lib/status/overview';
import type { FreshnessWord } from '@/lib/status/freshness';
import { verdictSentence } from '@/lib/status/verdict-sentence';

import { WeatherIcon } from './weather-icon';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function countWords(counts: StatusCounts): string {
  const words = [
    notOkOf(counts) === 0 ? '' : `${counts.alert} alert`,
    notOkOf(counts) === 0 ? '' : `${counts.warning} warning`,
    counts.unknown === 0 ? '' : `${counts.unknown} unknown`,
    `${counts.ok} ok`,
  ];
  return words.filter(Boolean).join(' · ');
}

function happeningWords({ incidents, maintenances }: Overview): string {
  const inProgress = maintenances?.filter(({ status }) => status === 'in-progress').length;
  return [
    incidents ? plural(incidents.length, 'active incident', 'active incidents') : 'incidents unknown',
    inProgress === undefined
      ? 'maintenances unknown'
      : `${plural(inProgress, 'maintenance', 'maintenances')} in progress`,
  ].join(', ');
}

/** The verdict in one sentence, the counts under it. Spoken to screen readers when the sentence changes. */
export function VerdictHeader({
  overview,
  word,
}: {
  readonly overview: Overview;
  readonly word: FreshnessWord;
}) {
  const { verdict, counts, map } = overview;
  const sentence = verdictSentence(verdict);
  const isUnknown = word === 'unknown';
  return (
    <div className="flex min-w-0 items-center gap-4 sm:gap-6">
      <WeatherIcon level={isUnknown ? 'unknown' : verdict.level} className="size-14 sm:size-[72px]" />
      <div className="min-w-0">
        <div role="status">
          <h1 className="text-2xl leading-tight font-bold sm:text-[34px]">
            {isUnknown ? 'Status unknown' : sentence}
          </h1>
        </div>
        <p className="mt-1 text-muted">
          {isUnknown && map && <span>Last known: {sentence} — </span>}
          {map ? countWords(counts) : 'Monitors have not been read'} — {happeningWords(overview)}
        </p>
      </div>
    </div>
  );
}
