import { Panel } from '@/components/ui/panel';
import type { Freshness } from '@/lib/status/freshness';
import type { Overview } from '@/lib/status/overview';

import { AnnouncementCard } from './announcement-card';
import { IncidentCard } from './incident-card';
import { MaintenanceCard } from './maintenance-card';
import { SectionNote } from './section-note';

/** A list of cards, or in words that it is empty, or that nobody knows. */
function Cards<T extends { readonly id: number }>({
  items,
  empty,
  unread,
  render,
}: {
  readonly items: readonly T[] | null;
  readonly empty: string;
  readonly unread: string;
  readonly render: (item: T) => React.ReactNode;
}) {
  if (items === null) return <p className="hatched rounded-card border border-line p-4 text-sm">{unread}</p>;
  if (items.length === 0) return <p className="text-sm text-muted">{empty}</p>;
  return (
    <ul className="space-y-2.5">
      {items.map((item) => (
        <li key={item.id}>{render(item)}</li>
      ))}
    </ul>
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
  const { timeZone, incidents, maintenances, announcements } = overview;
  const time = { nowMs, timeZone };
  return (
    <div className="space-y-7">
      <div data-freshness={freshness.incidents.word}>
        <Panel
          id="incidents"
          title="Active incidents"
          note={<SectionNote freshness={freshness.incidents} board={board} />}
        >
          <Cards
            items={incidents}
            empty="0 active incidents"
            unread="Incidents have never been read: there may be some."
            render={(incident) => <IncidentCard incident={incident} {...time} />}
          />
        </Panel>
      </div>
      <div data-freshness={freshness.maintenances.word}>
        <Panel
          id="maintenances"
          title="Maintenances"
          note={<SectionNote freshness={freshness.maintenances} board={board} />}
        >
          <Cards
            items={maintenances}
            empty="0 maintenances in progress or scheduled"
            unread="Maintenances have never been read: there may be some."
            render={(maintenance) => <MaintenanceCard maintenance={maintenance} {...time} />}
          />
        </Panel>
      </div>
      <div data-freshness={freshness.announcements.word}>
        <Panel
          id="announcements"
          title="Announcements"
          note={<SectionNote freshness={freshness.announcements} board={board} />}
        >
          <Cards
            items={announcements}
            empty="0 announcements in force"
            unread="Announcements have never been read: there may be some."
            render={(announcement) => <AnnouncementCard announcement={announcement} {...time} />}
          />
        </Panel>
      </div>
    </div>
  );
}
