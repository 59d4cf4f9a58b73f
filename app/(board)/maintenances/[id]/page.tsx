import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { MaintenanceBoard } from '@/components/status/notices/maintenance-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('maintenance', props);
}

export default async function MaintenancePage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('maintenance', props, ['notice', 'details', 'state']);
  const subscription = await openSubscription();
  return (
    <Frame {...frame} summary={initial.view} current="maintenances">
      <MaintenanceBoard initial={initial} sourceUrl={sourceUrl} subscribe={<Subscribe {...subscription} />} />
    </Frame>
  );
}
