import { Frame } from '@/components/status/frame';
import { IncidentsBoard } from '@/components/status/lists/incidents-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function IncidentsPage(props: PageProps) {
  const { initial, frame } = await openPage('incidents', props, ['happening', 'list', 'tab']);
  return (
    <Frame {...frame} facts={initial.view} current="incidents">
      <IncidentsBoard initial={initial} />
    </Frame>
  );
}
