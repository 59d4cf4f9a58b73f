import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { IncidentsBoard } from '@/components/status/notices/incidents-board';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function IncidentsPage(props: PageProps) {
  const page = await openPageAt('incidents', props, ['notice', 'list', 'tab']);
  if (page.initial === null) return <UnshownPage {...page} current="incidents" />;
  const { initial, frame, head } = page;
  return (
    <Frame {...frame} summary={initial.view} current="incidents" head={head}>
      <IncidentsBoard initial={initial} />
    </Frame>
  );
}
