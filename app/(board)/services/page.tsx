import { Frame } from '@/components/frame/frame';
import { PlacesBoard } from '@/components/status/places/places-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function ServicesPage(props: PageProps) {
  const { initial, frame } = await openPage('services', props, ['list', 'place']);
  return (
    <Frame {...frame} summary={initial.view} current="services">
      <PlacesBoard kind="services" initial={initial} />
    </Frame>
  );
}
