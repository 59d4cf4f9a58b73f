import { Frame } from '@/components/frame/frame';
import { PlacesBoard } from '@/components/status/places/places-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function ScopesPage(props: PageProps) {
  const { initial, frame } = await openPage('scopes', props, ['list', 'place']);
  return (
    <Frame {...frame} summary={initial.view} current="scopes">
      <PlacesBoard kind="scopes" initial={initial} />
    </Frame>
  );
}
