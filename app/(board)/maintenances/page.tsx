import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { UnshownPage } from '@/components/frame/unshown-page';
import { MaintenancesBoard } from '@/components/status/notices/maintenances-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function MaintenancesPage(props: PageProps) {
  const page = await openPageAt('maintenances', props, ['notice', 'list', 'tab']);
  if (page.initial === null) return <UnshownPage {...page} current="maintenances" />;
  const { initial, frame, head } = page;
  const subscription = head ? null : await openSubscription();
  return (
    <Frame {...frame} summary={initial.view} current="maintenances" head={head}>
      <MaintenancesBoard initial={initial} subscribe={subscription && <Subscribe {...subscription} />} />
    </Frame>
  );
}
