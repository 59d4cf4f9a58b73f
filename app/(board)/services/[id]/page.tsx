import { Frame } from '@/components/frame/frame';
import { PlaceBoard } from '@/components/status/places/place-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function ServicePage(props: PageProps) {
  const { initial, frame } = await openPage('service', props, [
    'notice',
    'list',
    'map',
    'monitor',
    'place',
    'reason',
  ]);
  return (
    <Frame {...frame} summary={initial.view} current="services">
      <PlaceBoard initial={initial} />
    </Frame>
  );
}
