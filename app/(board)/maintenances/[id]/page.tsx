import { MaintenanceBoard } from '@/components/status/notices/maintenance-board';
import { Frame } from '@/components/frame/frame';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function MaintenancePage(props: PageProps) {
  const { initial, frame } = await openPage('maintenance', props, ['notice', 'details']);
  return (
    <Frame {...frame} summary={initial.view} current="maintenances">
      <MaintenanceBoard initial={initial} />
    </Frame>
  );
}
