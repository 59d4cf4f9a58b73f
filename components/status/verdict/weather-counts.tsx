import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { Overview } from '@/lib/status/overview/overview';
import type { AnnouncementLevel, IncidentSeverity } from '@/lib/status/model/types';
import { toWeatherCounts, type Count } from '@/lib/status/overview/weather-counts';

import { COUNT_KEYS } from '../model/status-counts';

const SEVERITY_COUNTS = {
  critical: 'reason.criticalCount',
  high: 'reason.highCount',
  moderate: 'reason.moderateCount',
  low: 'reason.lowCount',
  minor: 'reason.minorCount',
  unknown: 'reason.unknownSeverityCount',
} as const satisfies Readonly<Record<IncidentSeverity, string>>;
const MAINTENANCE_COUNTS = {
  'in-progress': 'reason.inProgressCount',
  scheduled: 'reason.scheduledCount',
  unknown: 'reason.unknownStatusCount',
} as const;
const LEVEL_COUNTS = {
  high: 'reason.levelHighCount',
  medium: 'reason.levelMediumCount',
  low: 'reason.levelLowCount',
  unknown: 'reason.levelUnknownCount',
} as const satisfies Readonly<Record<AnnouncementLevel, string>>;

/** One kind of item with a linked count for each value. */
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
    <div className="max-sm:contents">
      <dt className="inline sm:mr-2">
        <a
          href={atBase(`/${list}${within === '' ? '' : `?${within}`}`)}
          className="inline-block hover:underline"
        >
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
                  href={atBase(
                    `/${list}?${[`${parameter}=${count.value}`, within].filter(Boolean).join('&')}`,
                  )}
                  className="mr-2 inline-block hover:underline"
                >
                  {say(count)}
                </a>
              ))}
      </dd>
    </div>
  );
}

/** Counts of monitors, incidents, maintenances and announcements, linked to their lists. */
export function WeatherCounts({
  overview,
  within,
}: {
  readonly overview: Overview;
  /** The query that the overview is filtered by. */
  readonly within: string;
}) {
  const { t } = useWords();
  const { monitors, incidents, maintenances, announcements } = toWeatherCounts(overview);
  return (
    <dl
      aria-label={t('reason.counts')}
      className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm leading-6 text-muted sm:flex sm:flex-wrap sm:gap-x-6"
    >
      <Kind
        name={t('board.monitors')}
        list="monitors"
        parameter="status"
        within={within}
        counts={monitors}
        say={({ value, count }) => t(COUNT_KEYS[value], { count })}
      />
      <Kind
        name={t('board.incidents')}
        list="incidents"
        parameter="severity"
        within={within}
        counts={incidents}
        say={({ value, count }) => t(SEVERITY_COUNTS[value], { count })}
      />
      <Kind
        name={t('board.maintenances')}
        list="maintenances"
        parameter="status"
        within={within}
        counts={maintenances}
        say={({ value, count }) => t(MAINTENANCE_COUNTS[value], { count })}
      />
      <Kind
        name={t('board.announcements')}
        list="announcements"
        parameter="level"
        within={within}
        counts={announcements}
        say={({ value, count }) => t(LEVEL_COUNTS[value], { count })}
      />
    </dl>
  );
}
