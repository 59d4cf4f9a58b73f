import type { Metadata } from 'next';

import { Frame } from '@/components/frame/frame';
import { AnnouncementBoard } from '@/components/status/notices/announcement-board';
import { openItemMetadata } from '@/lib/server/pages/og-metadata';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export function generateMetadata(props: PageProps): Promise<Metadata> {
  return openItemMetadata('announcement', props);
}

export default async function AnnouncementPage(props: PageProps) {
  const { initial, frame, sourceUrl } = await openPage('announcement', props, ['notice', 'details', 'state']);
  return (
    <Frame {...frame} summary={initial.view} current="announcements">
      <AnnouncementBoard initial={initial} sourceUrl={sourceUrl} />
    </Frame>
  );
}
