import { Frame } from '@/components/frame/frame';
import { MonitorBoard } from '@/components/status/monitors/monitor-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function MonitorPage(props: PageProps) {
  const { initial, frame } = await openPage('monitor', props, ['notice', 'monitor']);
  return (
    <Frame {...frame} summary={initial.view} current="monitors">
      <MonitorBoard initial={initial} />
    </Frame>
  );
}
