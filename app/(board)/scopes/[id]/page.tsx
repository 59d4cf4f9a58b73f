import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { UnshownPage } from '@/components/frame/unshown-page';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('scope', props);
}

export default async function ScopePage(props: PageProps) {
  const page = await openPageAt('scope', props, [
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
  if (page.initial === null) return <UnshownPage {...page} current="scopes" />;
  const { initial, frame, head, sourceUrl } = page;
  const { selected } = initial.view;
  const [strips, subscription] = head
    ? [null, null]
    : await Promise.all([
        openStrips('scope', props),
        openSubscription(toSelectionQuery(selected), selectedNames(selected)),
      ]);
  return (
    <Frame {...frame} summary={initial.view} current="scopes" head={head}>
      <PlaceBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} hasMoments />}
        subscribe={subscription && <Subscribe {...subscription} />}
      />
    </Frame>
  );
}
