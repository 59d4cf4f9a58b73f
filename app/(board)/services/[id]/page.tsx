import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('service', props);
}

export default async function ServicePage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('service', props, [
    'alerts',
    'notice',
    'list',
    'map',
    'monitor',
    'place',
    'reason',
    'details',
    'state',
  ]);
  const { selected } = initial.view;
  const [strips, subscription] = await Promise.all([
    openStrips('service', props),
    openSubscription(toSelectionQuery(selected), selectedNames(selected)),
  ]);
  return (
    <Frame {...frame} summary={initial.view} current="services">
      <PlaceBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} />}
        subscribe={<Subscribe {...subscription} />}
      />
    </Frame>
  );
}
