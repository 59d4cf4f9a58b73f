import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { MonitorsBoard } from '@/components/status/monitors/monitors-board';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function MonitorsPage(props: PageProps) {
  const page = await openPageAt('monitors', props, ['list', 'monitor']);
  if (page.initial === null) return <UnshownPage {...page} current="monitors" />;
  const { initial, frame, head } = page;
  return (
    <Frame {...frame} summary={initial.view} current="monitors" head={head}>
      <MonitorsBoard initial={initial} />
    </Frame>
  );
}
