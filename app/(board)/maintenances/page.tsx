import { Frame } from '@/components/status/frame';
import { MaintenancesBoard } from '@/components/status/lists/maintenances-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function MaintenancesPage(props: PageProps) {
  const { initial, frame } = await openPage('maintenances', props, ['happening', 'list', 'tab']);
  return (
    <Frame {...frame} facts={initial.view} current="maintenances">
      <MaintenancesBoard initial={initial} />
    </Frame>
  );
}
