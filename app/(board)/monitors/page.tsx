import { Frame } from '@/components/frame/frame';
import { MonitorsBoard } from '@/components/status/monitors/monitors-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function MonitorsPage(props: PageProps) {
  const { initial, frame } = await openPage('monitors', props, ['list', 'monitor']);
  return (
    <Frame {...frame} summary={initial.view} current="monitors">
      <MonitorsBoard initial={initial} />
    </Frame>
  );
}
