import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceDetailsBoard } from '@/components/status/places/place-details-board';
import { openSubscription, toFeedFilter } from '@/lib/server/pages/feed-links';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('place', props);
}

export default async function PlacePage(props: PageProps) {
  const { initial, frame, sourceUrl, words } = await openPage('place', props, [
    'notice',
    'monitor',
    'details',
    'state',
  ]);
  const filter = toFeedFilter('place', await props.params);
  const [strips, subscription] = await Promise.all([
    openStrips('place', props),
    filter === null
      ? openSubscription()
      : openSubscription(filter, words.t('board.place', initial.view.place)),
  ]);
  return (
    <Frame {...frame} summary={initial.view} current={null}>
      <PlaceDetailsBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} />}
        subscribe={<Subscribe {...subscription} />}
      />
    </Frame>
  );
}
