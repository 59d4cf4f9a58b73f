import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { IncidentItem, MaintenanceItem } from '@/lib/status/model/items';
import type { Place } from '@/lib/status/model/types';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { LiveBoard } from '../freshness/use-live-board';
import { IncidentCard } from './incident-card';
import { MaintenanceCard } from './maintenance-card';
import { NoticeBlock } from './notice-block';

/** The open incidents and maintenances of a place, with links to its past ones. */
export function NoticesHere({
  live: { view, freshness, freshnessOf, nowMs },
  place: { scopeId, serviceId },
  incidents,
  maintenances,
}: {
  readonly live: LiveBoard<BoardSummary>;
  readonly place: Place;
  readonly incidents: readonly IncidentItem[] | null;
  readonly maintenances: readonly MaintenanceItem[] | null;
}) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  const pastOf = (kind: string): string => atBase(`/${kind}?tab=past&service=${serviceId}&scope=${scopeId}`);
  const link = 'text-maintenance underline';
  return (
    <div className="space-y-7">
      <NoticeBlock
        id="incidents"
        summary={view}
        title={t('monitor.incidentsHere')}
        items={incidents}
        empty={t('notice.noIncidents')}
        freshness={freshnessOf('incidents')}
        board={freshness}
        render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />}
      />
      <NoticeBlock
        id="maintenances"
        summary={view}
        title={t('monitor.maintenancesHere')}
        items={maintenances}
        empty={t('notice.noMaintenances')}
        freshness={freshnessOf('maintenances')}
        board={freshness}
        render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
      />
      {!isPast && (
        <ul className="space-y-1 text-sm">
          <li>
            <a href={pastOf('incidents')} className={link}>
              {t('details.pastIncidents')}
            </a>
          </li>
          <li>
            <a href={pastOf('maintenances')} className={link}>
              {t('details.pastMaintenances')}
            </a>
          </li>
        </ul>
      )}
    </div>
  );
}
