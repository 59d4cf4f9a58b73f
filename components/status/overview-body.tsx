import { useWords } from '@/lib/browser/words';
import type { Overview } from '@/lib/status/overview';

import { Happenings } from './happenings';
import { LatestChanges } from './latest-changes';
import type { LiveBoard } from './use-live-board';
import { WeatherMap } from './weather-map';

/** What is going on: the map and the latest changes, and beside them what people tell. */
export function OverviewBody({ live }: { readonly live: LiveBoard<Overview> }) {
  const { t } = useWords();
  const { view, freshness, freshnessOf, nowMs } = live;
  const { map, changes } = view;
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div data-freshness={freshness.word} className="min-w-0">
        {map === null ? (
          <p className="hatched rounded-card border border-line p-6">{t('map.unread')}</p>
        ) : map.rows.length === 0 ? (
          <p className="rounded-card border border-line bg-panel p-6 text-muted">{t('map.empty')}</p>
        ) : (
          <WeatherMap map={map} nowMs={nowMs} />
        )}
        <LatestChanges changes={changes} nowMs={nowMs} />
      </div>
      <Happenings
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
