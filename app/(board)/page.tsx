import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { ServiceHistory } from '@/components/status/history/service-history';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openServiceStrips } from '@/lib/server/pages/history-strips';
import { openPage, type PageProps } from '@/lib/server/pages/page';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';

export default async function OverviewPage(props: PageProps) {
  const [{ initial, frame }, strips] = await Promise.all([
    openPage('overview', props, ['alerts', 'notice', 'list', 'map', 'reason']),
    openServiceStrips(props),
  ]);
  const { selected } = initial.view;
  const subscription = await openSubscription(toSelectionQuery(selected), selectedNames(selected));
  const services = initial.view.map?.rows.map(([id, name]) => ({ id, name })) ?? [];
  return (
    <Frame {...frame} summary={initial.view} current="overview">
      <OverviewBoard
        initial={initial}
        history={<ServiceHistory services={services} {...strips} />}
        subscribe={<Subscribe {...subscription} />}
      />
    </Frame>
  );
}
