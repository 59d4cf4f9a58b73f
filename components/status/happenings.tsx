import { Panel } from '@/components/ui/panel';
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
  return (
    <div data-freshness={freshness.word}>
      <Panel id={id} title={title} note={<SectionNote freshness={freshness} board={board} />}>
        {items === null ? (
          <p className="hatched rounded-card border border-line p-4 text-sm">
            These have never been read: there may be some.
          </p>
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
  const { timeZone, incidents, maintenances, announcements } = overview;
  const time = { nowMs, timeZone };
  return (
    <div className="space-y-7">
      <Block
        id="incidents"
        title="Active incidents"
        items={incidents}
        empty="0 active incidents"
        freshness={freshness.incidents}
        board={board}
        render={(incident) => <IncidentCard incident={incident} {...time} />}
      />
      <Block
        id="maintenances"
        title="Maintenances"
        items={maintenances}
        empty="0 maintenances in progress or scheduled"
        freshness={freshness.maintenances}
        board={board}
        render={(maintenance) => <MaintenanceCard maintenance={maintenance} {...time} />}
      />
      <Block
        id="announcements"
        title="Announcements"
        items={announcements}
        empty="0 announcements in force"
        freshness={freshness.announcements}
        board={board}
        render={(announcement) => <AnnouncementCard announcement={announcement} {...time} />}
      />
    </div>
  );
}
