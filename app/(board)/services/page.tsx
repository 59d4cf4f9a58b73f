import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { UnshownPage } from '@/components/frame/unshown-page';
import { PlacesBoard } from '@/components/status/places/places-board';
import { openPastMetadata } from '@/lib/server/pages/og-metadata';
import type { PageProps } from '@/lib/server/pages/page';
import { openPageAt } from '@/lib/server/pages/page-at';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openPastMetadata(props);
}

export default async function ServicesPage(props: PageProps) {
  const page = await openPageAt('services', props, ['list', 'place']);
  if (page.initial === null) return <UnshownPage {...page} current="services" />;
  const { initial, frame, head } = page;
  return (
    <Frame {...frame} summary={initial.view} current="services" head={head}>
      <PlacesBoard kind="services" initial={initial} />
    </Frame>
  );
}
