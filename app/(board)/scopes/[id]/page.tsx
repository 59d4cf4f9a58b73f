import { Frame } from '@/components/frame/frame';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function ScopePage(props: PageProps) {
  const { initial, frame } = await openPage('scope', props, [
    'notice',
    'list',
    'map',
    'monitor',
    'place',
    'reason',
  ]);
  return (
    <Frame {...frame} summary={initial.view} current="scopes">
      <PlaceBoard initial={initial} />
    </Frame>
  );
}
