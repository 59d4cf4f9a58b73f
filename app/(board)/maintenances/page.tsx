import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { MaintenancesBoard } from '@/components/status/notices/maintenances-board';
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
  return (
    <Frame {...frame} summary={initial.view} current="maintenances" head={head}>
      <MaintenancesBoard initial={initial} />
    </Frame>
  );
}
