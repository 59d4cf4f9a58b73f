import { useWords } from '@/lib/browser/page/words';
import type { AnnouncementItem } from '@/lib/status/model/items';

import { AnnouncementCard } from './announcement-card';
import { CardGroup } from './card-group';
import { CardList } from './card-list';

/** Announcements in force, then future ones. */
export function OpenAnnouncements({
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
