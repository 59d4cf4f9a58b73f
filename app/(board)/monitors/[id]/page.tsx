import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { HistoryStrips } from '@/components/status/history/history-strips';
import { MonitorBoard } from '@/components/status/monitors/monitor-board';
import { openStrips } from '@/lib/server/pages/history-strips';
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
  const strips = await openStrips('monitor', props);
  return (
    <Frame {...frame} summary={initial.view} current="monitors">
      <MonitorBoard
        initial={initial}
        sourceUrl={sourceUrl}
        history={strips && <HistoryStrips {...strips} />}
      />
    </Frame>
  );
}
