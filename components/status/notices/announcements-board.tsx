'use client';

import type { InitialView } from '@/lib/browser/live/use-view';
import type { ListOf } from '@/lib/status/notices/notice-list';

import { AnnouncementCard } from './announcement-card';
import { CardList } from './card-list';
import { NoticesMain } from './notices-main';
import { OpenAnnouncements } from './open-announcements';

export function AnnouncementsBoard({ initial }: { readonly initial: InitialView<ListOf<'announcements'>> }) {
  return (
    <NoticesMain
      kind="announcements"
      initial={initial}
      renderOpen={(items, nowMs) => <OpenAnnouncements items={items} nowMs={nowMs} />}
      renderPast={(items, nowMs) => (
        <CardList
          items={items}
          render={(announcement) => <AnnouncementCard announcement={announcement} nowMs={nowMs} />}
        />
      )}
    />
  );
}
