import { Frame } from '@/components/status/frame';
import { PlacesBoard } from '@/components/status/places-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function ServicesPage(props: PageProps) {
  const { initial, frame } = await openPage('services', props, ['list', 'place']);
  return (
    <Frame {...frame} facts={initial.view} current="services">
      <PlacesBoard kind="services" initial={initial} />
    </Frame>
  );
}
