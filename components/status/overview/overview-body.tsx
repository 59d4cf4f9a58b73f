import { memo, type ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import type { Overview } from '@/lib/status/overview/overview';
import { toSelectionQuery } from '@/lib/status/model/place';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { Notices } from '../notices/notices';
import { LatestChanges } from '../monitors/latest-changes';
import type { LiveBoard } from '../freshness/use-live-board';
import { WeatherMap } from '../map/weather-map';

// The clock ticks each second, but these show minutes only: rendering them once a minute saves work on slow phones.
const StillMap = memo(WeatherMap);
const StillChanges = memo(LatestChanges);
const MINUTE_MS = 60_000;

/** Map and latest changes, with the open notices in a second column. */
export function OverviewBody({
  live,
  children,
}: {
  readonly live: LiveBoard<Overview>;
  /** Shown between the map and the latest changes. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const { view, freshness, freshnessOf, nowMs } = live;
  const { map, changes } = view;
  const minuteMs = nowMs - (nowMs % MINUTE_MS);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div
        data-freshness={freshness.word}
        data-doubt={doubtOf(view.sections.monitors) !== null || undefined}
        className="min-w-0"
      >
        {map === null ? (
          <p className="hatched rounded-card border border-line p-6">{t('map.unread')}</p>
        ) : map.rows.length === 0 ? (
          <p className="rounded-card border border-line bg-panel p-6 text-muted">{t('map.empty')}</p>
        ) : (
          <StillMap map={map} nowMs={minuteMs} />
        )}
        {children}
        <StillChanges changes={changes} within={toSelectionQuery(view.selected)} nowMs={minuteMs} />
      </div>
      <Notices
        overview={view}
        freshness={{
          incidents: freshnessOf('incidents'),
          maintenances: freshnessOf('maintenances'),
          announcements: freshnessOf('announcements'),
        }}
        board={freshness}
        nowMs={nowMs}
      />
    </div>
  );
}
