import { memo, type ReactNode, useMemo } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { unpackMap } from '@/lib/status/map/packed-map';
import type { Overview } from '@/lib/status/overview/overview';
import { toSelectionQuery } from '@/lib/status/model/place';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { LatestChanges } from '../monitors/latest-changes';
import type { LiveBoard } from '../freshness/use-live-board';
import { CurrentNotices, OtherNotices } from '../notices/notices';
import { WeatherMap } from '../map/weather-map';
import { AffectedPlaces } from './affected-places';

// The clock ticks each second, but these show minutes only: rendering them once a minute saves work on slow phones.
const StillPlaces = memo(AffectedPlaces);
const StillMap = memo(WeatherMap);
const StillChanges = memo(LatestChanges);
const MINUTE_MS = 60_000;
const LEFT = 'lg:float-left lg:clear-left lg:mb-8 lg:w-[calc(100%-392px)]';
const RIGHT = 'lg:float-right lg:clear-right lg:mb-7 lg:w-90';

/** A time in whole minutes, for what shows no seconds. */
export const toMinute = (nowMs: number): number => nowMs - (nowMs % MINUTE_MS);

/**
 * What is going on, what is affected, the map, the latest changes, the notices for later, and the history: in this order on a narrow screen. A
 * wide one has the map, the changes and the history on the left, and the rest on the right.
 */
export function OverviewBody({
  live,
  history,
  children,
}: {
  readonly live: LiveBoard<Overview>;
  /** The recorded past, which is not part of the polled view. */
  readonly history: ReactNode;
  /** Shown above the map. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const { view, freshness, freshnessOf, nowMs } = live;
  const { affected, changes, selected, observedSince } = view;
  const map = useMemo(() => view.map && unpackMap(view.map), [view.map]);
  const minuteMs = toMinute(nowMs);
  const isDoubtful = doubtOf(view.sections.monitors) !== null || undefined;
  const notices = {
    overview: view,
    freshness: {
      incidents: freshnessOf('incidents'),
      maintenances: freshnessOf('maintenances'),
      announcements: freshnessOf('announcements'),
    },
    board: freshness,
    nowMs,
  };
  return (
    // The parts of both columns alternate in the document; floats let each column have its own height.
    <div className="max-lg:space-y-8 lg:flow-root">
      {/* On a wide screen, what is affected comes first, next to the head of the map. */}
      <div className={`flex flex-col gap-7 empty:hidden lg:gap-5 lg:[reading-flow:flex-visual] ${RIGHT}`}>
        <CurrentNotices {...notices} />
        {affected && (
          <div
            data-freshness={freshness.word}
            data-doubt={isDoubtful}
            className="empty:hidden lg:order-first"
          >
            <StillPlaces
              affected={affected}
              within={toSelectionQuery(selected)}
              observedSince={observedSince}
              nowMs={minuteMs}
            />
          </div>
        )}
      </div>
      <div data-freshness={freshness.word} data-doubt={isDoubtful} className={LEFT}>
        {children}
        {map === null ? (
          <p className="hatched rounded-card border border-line p-6">{t('map.unread')}</p>
        ) : map.rows.length === 0 ? (
          <p className="rounded-card border border-line bg-panel p-6 text-muted">{t('map.empty')}</p>
        ) : (
          <StillMap key={live.search} map={map} nowMs={minuteMs} />
        )}
        <StillChanges changes={changes} within={toSelectionQuery(view.selected)} nowMs={minuteMs} />
      </div>
      <div className={`space-y-7 empty:hidden ${RIGHT}`}>
        <OtherNotices {...notices} />
      </div>
      <div className={`empty:hidden ${LEFT}`}>{history}</div>
    </div>
  );
}
