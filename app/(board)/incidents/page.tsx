import { Frame } from '@/components/frame/frame';
import { IncidentsBoard } from '@/components/status/notices/incidents-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function IncidentsPage(props: PageProps) {
  const { initial, frame } = await openPage('incidents', props, ['notice', 'list', 'tab']);
  return (
    <Frame {...frame} summary={initial.view} current="incidents">
      <IncidentsBoard initial={initial} />
    </Frame>
  );
}
