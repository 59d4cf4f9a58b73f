import { MaintenanceBoard } from '@/components/status/details/maintenance-board';
import { Frame } from '@/components/status/frame';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function MaintenancePage(props: PageProps) {
  const { initial, frame } = await openPage('maintenance', props, ['happening', 'details']);
  return (
    <Frame {...frame} facts={initial.view} current="maintenances">
      <MaintenanceBoard initial={initial} />
    </Frame>
  );
}
