import { Frame } from '@/components/frame/frame';
import { MaintenancesBoard } from '@/components/status/notices/maintenances-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function MaintenancesPage(props: PageProps) {
  const { initial, frame } = await openPage('maintenances', props, ['notice', 'list', 'tab']);
  return (
    <Frame {...frame} summary={initial.view} current="maintenances">
      <MaintenancesBoard initial={initial} />
    </Frame>
  );
}
