import { Frame } from '@/components/status/frame';
import { OverviewBoard } from '@/components/status/overview-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function OverviewPage(props: PageProps) {
  const { initial, frame } = await openPage('overview', props, ['happening', 'map']);
  return (
    <Frame {...frame} facts={initial.view} current="overview">
      <OverviewBoard initial={initial} />
    </Frame>
  );
}
