import { useWords } from '@/lib/browser/page/words';
import type { Freshness } from '@/lib/status/freshness/freshness';
import type { Overview } from '@/lib/status/overview/overview';

import { AnnouncementCard } from './announcement-card';
import { NoticeBlock } from './notice-block';
import { IncidentCard } from './incident-card';
import { MaintenanceCard } from './maintenance-card';

/** Open incidents, maintenances and announcements. Empty and unread lists are shown as such. */
export function Notices({
  overview,
  freshness,
  board,
  nowMs,
}: {
  readonly overview: Overview;
  readonly freshness: Readonly<Record<'incidents' | 'maintenances' | 'announcements', Freshness>>;
  /** Freshness of the whole board. */
  readonly board: Freshness;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const { incidents, maintenances, announcements } = overview;
  return (
    <div className="space-y-7">
      <NoticeBlock
        id="incidents"
        summary={overview}
        title={t('notice.activeIncidents')}
        items={incidents}
        empty={t('notice.noIncidents')}
        freshness={freshness.incidents}
        board={board}
        render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />}
      />
      <NoticeBlock
        id="maintenances"
        summary={overview}
        title={t('notice.openMaintenances')}
        items={maintenances}
        empty={t('notice.noMaintenances')}
        freshness={freshness.maintenances}
        board={board}
        render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
      />
      <NoticeBlock
        id="announcements"
        summary={overview}
        title={t('notice.inForce')}
        items={announcements}
        empty={t('notice.noAnnouncements')}
        freshness={freshness.announcements}
        board={board}
        render={(announcement) => <AnnouncementCard announcement={announcement} nowMs={nowMs} />}
      />
    </div>
  );
}
