import { Frame } from '@/components/frame/frame';
import { Subscribe } from '@/components/frame/subscribe';
import { MaintenancesBoard } from '@/components/status/notices/maintenances-board';
import { openSubscription } from '@/lib/server/pages/feed-links';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function MaintenancesPage(props: PageProps) {
  const { initial, frame } = await openPage('maintenances', props, ['notice', 'list', 'tab']);
  const subscription = await openSubscription();
  return (
    <Frame {...frame} summary={initial.view} current="maintenances">
      <MaintenancesBoard initial={initial} subscribe={<Subscribe {...subscription} />} />
    </Frame>
  );
}
