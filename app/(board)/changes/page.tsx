import { Frame } from '@/components/frame/frame';
import { ChangesBoard } from '@/components/status/changes/changes-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function ChangesPage(props: PageProps) {
  const { initial, frame } = await openPage('changes', props, ['notice', 'list']);
  return (
    <Frame {...frame} summary={initial.view} current={null}>
      <ChangesBoard initial={initial} />
    </Frame>
  );
}
