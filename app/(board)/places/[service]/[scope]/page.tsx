import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { UnshownPage } from '@/components/frame/unshown-page';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceDetailsBoard } from '@/components/status/places/place-details-board';
import { openSubscription, toFeedFilter } from '@/lib/server/pages/feed-links';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('place', props);
}

export default async function PlacePage(props: PageProps) {
  const page = await openPageAt('place', props, ['alerts', 'notice', 'monitor', 'details', 'state']);
  if (page.initial === null) return <UnshownPage {...page} current={null} />;
  const { initial, frame, head, sourceUrl, words } = page;
  const filter = toFeedFilter('place', await props.params);
  const [strips, subscription] = head
    ? [null, null]
    : await Promise.all([
        openStrips('place', props),
        filter === null
          ? openSubscription()
          : openSubscription(filter, words.t('board.place', initial.view.place)),
      ]);
  return (
    <Frame {...frame} summary={initial.view} current={null} head={head}>
      <PlaceDetailsBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} hasMoments />}
        subscribe={subscription && <Subscribe {...subscription} />}
      />
    </Frame>
  );
}
