import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { MomentEntry } from '@/components/frame/moment-entry';
import { Subscribe } from '@/components/frame/subscribe';
import { UnshownPage } from '@/components/frame/unshown-page';
import { ServiceHistory } from '@/components/status/history/service-history';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openServiceStrips } from '@/lib/server/pages/history-strips';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function OverviewPage(props: PageProps) {
  const page = await openPageAt('overview', props, ['alerts', 'notice', 'list', 'map', 'reason']);
  if (page.initial === null) return <UnshownPage {...page} current="overview" />;
  const { initial, frame, head } = page;
  const { selected } = initial.view;
  const [strips, subscription] = head
    ? [null, null]
    : await Promise.all([
        openServiceStrips(props),
        openSubscription(toSelectionQuery(selected), selectedNames(selected)),
      ]);
  const services = initial.view.map?.rows.map(([id, name]) => ({ id, name })) ?? [];
  const history = strips && (
    <>
      <ServiceHistory services={services} {...strips} />
      <MomentEntry words={strips.words} entry={strips.entry} />
    </>
  );
  return (
    <Frame {...frame} summary={initial.view} current="overview" head={head}>
      <OverviewBoard
        initial={initial}
        history={history}
        subscribe={subscription && <Subscribe {...subscription} />}
      />
    </Frame>
  );
}
