import { Frame } from '@/components/status/frame';
import { MonitorsBoard } from '@/components/status/monitors-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function MonitorsPage(props: PageProps) {
  const { initial, frame } = await openPage('monitors', props, ['list', 'monitor']);
  return (
    <Frame {...frame} facts={initial.view} current="monitors">
      <MonitorsBoard initial={initial} />
    </Frame>
  );
}
