import { IncidentBoard } from '@/components/status/notices/incident-board';
import { Frame } from '@/components/frame/frame';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function IncidentPage(props: PageProps) {
  const { initial, frame } = await openPage('incident', props, ['notice', 'details']);
  return (
    <Frame {...frame} summary={initial.view} current="incidents">
      <IncidentBoard initial={initial} />
    </Frame>
  );
}
