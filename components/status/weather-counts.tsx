import { useWords } from '@/lib/browser/words';
import { MAINTENANCE_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/happening-keys';
import type { Overview } from '@/lib/status/overview';
import type { AnnouncementLevel } from '@/lib/status/types';
import { toWeatherCounts, type Count } from '@/lib/status/weather-counts';

import { COUNT_KEYS } from './status-counts';

const LEVEL_KEYS = {
  high: 'reason.levelHigh',
  medium: 'reason.levelMedium',
  low: 'reason.levelLow',
  unknown: 'reason.levelUnknown',
} as const satisfies Readonly<Record<AnnouncementLevel, string>>;

/** One kind of resource: its name, and how many there are of each, leading to them. */
function Kind<Value extends string>({
  name,
  list,
  parameter,
  within,
  counts,
  say,
}: {
  readonly name: string;
  readonly list: string;
  readonly parameter: string;
  readonly within: string;
  readonly counts: readonly Count<Value>[] | null;
  readonly say: (count: Count<Value>) => string;
}) {
  const { t } = useWords();
  return (
    <div>
      <dt className="mr-2 inline">
        <a href={`/${list}${within === '' ? '' : `?${within}`}`} className="hover:underline">
          {name}
        </a>
      </dt>
      <dd className="inline text-ink">
        {counts === null
          ? t('reason.notKnown')
          : counts.length === 0
            ? t('reason.none')
            : counts.map((count) => (
                <a
                  key={count.value}
                  href={`/${list}?${[`${parameter}=${count.value}`, within].filter(Boolean).join('&')}`}
                  className="mr-2 inline-block hover:underline"
                >
                  {say(count)}
                </a>
              ))}
      </dd>
    </div>
  );
}

/** How many there are of everything, each leading to the list of them. */
export function WeatherCounts({
  overview,
  within,
}: {
  readonly overview: Overview;
  /** The query that the overview is cut down to. */
  readonly within: string;
}) {
  const { t } = useWords();
  const { monitors, incidents, maintenances, announcements } = toWeatherCounts(overview);
  const count = (word: string, many: number) => `${many} ${word.toLowerCase()}`;
  return (
    <dl
      aria-label={t('reason.counts')}
      className="mt-1.5 flex flex-wrap gap-x-6 gap-y-0.5 text-sm text-muted"
    >
      <Kind
        name={t('board.monitors')}
        list="monitors"
        parameter="status"
        within={within}
        counts={monitors}
        say={({ value, count: many }) => t(COUNT_KEYS[value], { count: many })}
      />
      <Kind
        name={t('board.incidents')}
        list="incidents"
        parameter="severity"
        within={within}
        counts={incidents}
        say={({ value, count: many }) => count(t(SEVERITY_KEYS[value]), many)}
      />
      <Kind
        name={t('board.maintenances')}
        list="maintenances"
        parameter="status"
        within={within}
        counts={maintenances}
        say={({ value, count: many }) => count(t(MAINTENANCE_STATUS_KEYS[value]), many)}
      />
      <Kind
        name={t('board.announcements')}
        list="announcements"
        parameter="level"
        within={within}
        counts={announcements}
        say={({ value, count: many }) => count(t(LEVEL_KEYS[value]), many)}
      />
    </dl>
  );
}
