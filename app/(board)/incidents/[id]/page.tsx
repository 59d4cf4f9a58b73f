import { IncidentBoard } from '@/components/status/details/incident-board';
import { Frame } from '@/components/status/frame';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function IncidentPage(props: PageProps) {
  const { initial, frame } = await openPage('incident', props, ['happening', 'details']);
  return (
    <Frame {...frame} facts={initial.view} current="incidents">
      <IncidentBoard initial={initial} />
    </Frame>
  );
}
