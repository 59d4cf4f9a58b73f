import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { MomentEntry } from '@/components/frame/moment-entry';
import { UnshownPage } from '@/components/frame/unshown-page';
import { ServiceHistory } from '@/components/status/history/service-history';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { openServiceStrips } from '@/lib/server/pages/history-strips';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function OverviewPage(props: PageProps) {
  const page = await openPageAt('overview', props, ['notice', 'list', 'map', 'reason']);
  if (page.initial === null) return <UnshownPage {...page} current="overview" />;
  const { initial, frame, head } = page;
  const strips = head ? null : await openServiceStrips(props);
  const services = initial.view.map?.rows.map(([id, name]) => ({ id, name })) ?? [];
  const history = strips && (
    <>
      <ServiceHistory services={services} {...strips} />
      <MomentEntry words={strips.words} entry={strips.entry} />
    </>
  );
  return (
    <Frame {...frame} summary={initial.view} current="overview" head={head}>
      <OverviewBoard initial={initial} history={history} />
    </Frame>
  );
}
