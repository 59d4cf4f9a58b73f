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
  return openItemMetadata('scope', props);
}

export default async function ScopePage(props: PageProps) {
  const page = await openPageAt('scope', props, [
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
  const strips = head ? null : await openStrips('scope', props);
  return (
    <Frame {...frame} summary={initial.view} current="scopes" head={head}>
      <PlaceBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} hasMoments />}
      />
    </Frame>
  );
}
