import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceDetailsBoard } from '@/components/status/places/place-details-board';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('place', props);
}

export default async function PlacePage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('place', props, [
    'notice',
    'monitor',
    'details',
    'state',
  ]);
  const strips = await openStrips('place', props);
  return (
    <Frame {...frame} summary={initial.view} current={null}>
      <PlaceDetailsBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} />}
      />
    </Frame>
  );
}
