import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openStrips } from '@/lib/server/pages/history-strips';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('service', props);
}

export default async function ServicePage(props: PageProps) {
  const page = await openPageAt('service', props, [
    'notice',
    'list',
    'map',
    'monitor',
    'place',
    'reason',
    'details',
    'state',
  ]);
  if (page.initial === null) return <UnshownPage {...page} current="services" />;
  const { initial, frame, head, sourceUrl } = page;
  const strips = head ? null : await openStrips('service', props);
  return (
    <Frame {...frame} summary={initial.view} current="services" head={head}>
      <PlaceBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} hasMoments />}
      />
    </Frame>
  );
}
