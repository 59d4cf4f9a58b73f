import { Frame } from '@/components/status/frame';
import { MonitorBoard } from '@/components/status/monitor-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function MonitorPage(props: PageProps) {
  const { initial, frame } = await openPage('monitor', props, ['happening', 'monitor']);
  return (
    <Frame {...frame} facts={initial.view} current="monitors">
      <MonitorBoard initial={initial} />
    </Frame>
  );
}
