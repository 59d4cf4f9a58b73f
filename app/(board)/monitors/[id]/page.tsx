import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { MonitorBoard } from '@/components/status/monitors/monitor-board';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('monitor', props);
}

export default async function MonitorPage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('monitor', props, [
    'notice',
    'monitor',
    'details',
    'state',
  ]);
  return (
    <Frame {...frame} summary={initial.view} current="monitors">
      <MonitorBoard initial={initial} sourceUrl={sourceUrl} />
    </Frame>
  );
}
