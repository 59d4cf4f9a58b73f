import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { IncidentBoard } from '@/components/status/notices/incident-board';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('incident', props);
}

export default async function IncidentPage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('incident', props, ['notice', 'details', 'state']);
  return (
    <Frame {...frame} summary={initial.view} current="incidents">
      <IncidentBoard initial={initial} sourceUrl={sourceUrl} />
    </Frame>
  );
}
