import { useWords } from '@/lib/browser/page/words';
import type { Freshness } from '@/lib/status/freshness/freshness';
import type { MaintenanceItem } from '@/lib/status/model/items';
import type { Overview } from '@/lib/status/overview/overview';

import { AnnouncementCard } from './announcement-card';
import { NoticeBlock } from './notice-block';
import { IncidentCard } from './incident-card';
import { MaintenanceCard } from './maintenance-card';

interface NoticesProps {
  readonly overview: Overview;
  readonly freshness: Readonly<Record<'incidents' | 'maintenances' | 'announcements', Freshness>>;
  /** Freshness of the whole board. */
  readonly board: Freshness;
  readonly nowMs: number;
}

/** A maintenance of unknown status may be in progress. */
const isCurrent = ({ status }: MaintenanceItem): boolean => status !== 'scheduled';

/** Active incidents, and maintenances in progress if there are any. An empty or unread list of incidents is shown as such. */
export function CurrentNotices({ overview, freshness, board, nowMs }: NoticesProps) {
  const { t } = useWords();
  const current = overview.maintenances?.filter(isCurrent) ?? [];
  return (
    <>
      <NoticeBlock
        id="incidents"
        summary={overview}
        title={t('notice.activeIncidents')}
        items={overview.incidents}
        empty={t('notice.noIncidents')}
        freshness={freshness.incidents}
        board={board}
        render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />}
      />
      {current.length > 0 && (
        <NoticeBlock
          id="maintenances"
          headingId="current-maintenances"
          summary={overview}
          title={t('notice.maintenancesInProgress')}
          items={current}
          empty=""
          freshness={freshness.maintenances}
          board={board}
          render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
        />
      )}
    </>
  );
}

/** Scheduled maintenances, and announcements in force. Empty and unread lists are shown as such. */
export function OtherNotices({ overview, freshness, board, nowMs }: NoticesProps) {
  const { t } = useWords();
  const { maintenances, announcements } = overview;
  const scheduled = maintenances?.filter((one) => !isCurrent(one)) ?? null;
  // Without any, one heading is enough for both kinds.
  const isNone = maintenances === null || maintenances.length === 0;
  return (
    <>
      <NoticeBlock
        id="maintenances"
        summary={overview}
        title={t(isNone ? 'notice.openMaintenances' : 'notice.scheduledMaintenances')}
        items={scheduled}
        empty={t(isNone ? 'notice.noMaintenances' : 'notice.noScheduled')}
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
    </>
  );
}
