import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('scope', props);
}

export default async function ScopePage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('scope', props, [
    'notice',
    'list',
    'map',
    'monitor',
    'place',
    'reason',
    'details',
    'state',
  ]);
  const strips = await openStrips('scope', props);
  return (
    <Frame {...frame} summary={initial.view} current="scopes">
      <PlaceBoard initial={initial} sourceUrl={sourceUrl} history={strips && <HistoryStrips {...strips} />} />
    </Frame>
  );
}
