'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import type { AnnouncementItem } from '@/lib/status/model/items';
import type { ListOf } from '@/lib/status/notices/notice-list';

import { AnnouncementCard } from './announcement-card';
import { CardGroup, CardList } from './card-list';
import { NoticesMain } from './notices-main';

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

/** Announcements in force, then future ones. */
function OpenAnnouncements({
  items,
  nowMs,
}: {
  readonly items: readonly AnnouncementItem[];
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const groups = [
    { title: t('tab.inForce'), found: items.filter(({ isInForce }) => isInForce) },
    { title: t('tab.toCome'), found: items.filter(({ isInForce }) => !isInForce) },
  ];
  return groups.map(({ title, found }) => (
    <CardGroup key={title} title={title} count={found.length}>
      <CardList
        items={found}
        render={(announcement) => <AnnouncementCard announcement={announcement} nowMs={nowMs} heading="h4" />}
      />
    </CardGroup>
  ));
}
