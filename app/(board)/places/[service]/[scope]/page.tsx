import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceDetailsBoard } from '@/components/status/places/place-details-board';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('place', props);
}

export default async function PlacePage(props: PageProps) {
  const page = await openPageAt('place', props, ['notice', 'monitor', 'details', 'state']);
  if (page.initial === null) return <UnshownPage {...page} current={null} />;
  const { initial, frame, head, sourceUrl } = page;
  const strips = head ? null : await openStrips('place', props);
  return (
    <Frame {...frame} summary={initial.view} current={null} head={head}>
      <PlaceDetailsBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} hasMoments />}
      />
    </Frame>
  );
}
