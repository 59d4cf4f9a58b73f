import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { columnsOf } from '@/lib/status/monitors/monitor-columns';
import { toEntries } from '@/lib/status/monitors/monitor-search';
import type { PlaceMonitors as Monitors } from '@/lib/status/places/place-page';

import { MonitorTable, PlainMonitorLines } from '../monitors/monitor-table';

/** The monitors with a problem at a place, and the number of the others with a link to all. */
export function PlaceMonitors({
  monitors: { problems, others },
  within,
  observedSince,
  nowMs,
}: {
  readonly monitors: Monitors;
  /** The query that filters the monitor list to the place. */
  readonly within: string;
  /** See `Snapshot.observedSince`. */
  readonly observedSince: string | null;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const entries = toEntries(problems, 'none');
  return (
    <div className="mt-5">
      <Panel id="monitors" title={t('place.problems')}>
        {entries.length === 0 ? (
          <p className="text-sm text-muted">{t('place.noProblems')}</p>
        ) : (
          <MonitorTable
            caption={t('place.problems')}
            rowCount={entries.length + 1}
            columns={columnsOf(problems)}
          >
            <PlainMonitorLines entries={entries} groupPath="" observedSince={observedSince} nowMs={nowMs} />
          </MonitorTable>
        )}
        {others > 0 && (
          <p className="mt-2.5 text-sm">
            <a href={atBase(`/monitors?${within}`)} className="text-maintenance underline">
              {t(problems.length === 0 ? 'place.allMonitors' : 'place.otherMonitors', { count: others })}
            </a>
          </p>
        )}
      </Panel>
    </div>
  );
}
