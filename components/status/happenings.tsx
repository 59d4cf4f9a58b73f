import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/words';
import type { Freshness } from '@/lib/status/freshness';
import type { Overview } from '@/lib/status/overview';

import { AnnouncementCard } from './announcement-card';
import { IncidentCard } from './incident-card';
import { MaintenanceCard } from './maintenance-card';
import { SectionNote } from './section-note';

/** One kind of happening as a list of cards, or in words that there is none, or that nobody knows. It ages by itself. */
function Block<T extends { readonly id: number }>({
  id,
  title,
  items,
  empty,
  freshness,
  board,
  render,
}: {
  readonly id: string;
  readonly title: string;
  readonly items: readonly T[] | null;
  readonly empty: string;
  readonly freshness: Freshness;
  readonly board: Freshness;
  readonly render: (item: T) => React.ReactNode;
}) {
  const { t } = useWords();
  return (
    <div data-freshness={freshness.word}>
      <Panel id={id} title={title} note={<SectionNote freshness={freshness} board={board} />}>
        {items === null ? (
          <p className="hatched rounded-card border border-line p-4 text-sm">{t('happening.neverRead')}</p>
        ) : items.length === 0 ? (
          <p className="text-sm text-muted">{empty}</p>
        ) : (
          <ul className="space-y-2.5">
            {items.map((item) => (
              <li key={item.id}>{render(item)}</li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

/** What is going on: incidents, maintenances, announcements. An empty list is said, an unread one too. */
export function Happenings({
  overview,
  freshness,
  board,
  nowMs,
}: {
  readonly overview: Overview;
  readonly freshness: Readonly<Record<'incidents' | 'maintenances' | 'announcements', Freshness>>;
  /** Of the board as a whole. */
  readonly board: Freshness;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const { incidents, maintenances, announcements } = overview;
  return (
    <div className="space-y-7">
      <Block
        id="incidents"
        title={t('happening.activeIncidents')}
        items={incidents}
        empty={t('happening.noIncidents')}
        freshness={freshness.incidents}
        board={board}
        render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />}
      />
      <Block
        id="maintenances"
        title={t('happening.openMaintenances')}
        items={maintenances}
        empty={t('happening.noMaintenances')}
        freshness={freshness.maintenances}
        board={board}
        render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
      />
      <Block
        id="announcements"
        title={t('happening.inForce')}
        items={announcements}
        empty={t('happening.noAnnouncements')}
        freshness={freshness.announcements}
        board={board}
        render={(announcement) => <AnnouncementCard announcement={announcement} nowMs={nowMs} />}
      />
    </div>
  );
}
