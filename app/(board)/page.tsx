import { Frame } from '@/components/frame/frame';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function OverviewPage(props: PageProps) {
  const { initial, frame } = await openPage('overview', props, ['notice', 'list', 'map', 'reason']);
  return (
    <Frame {...frame} summary={initial.view} current="overview">
      <OverviewBoard initial={initial} />
    </Frame>
  );
}
