import { AnnouncementBoard } from '@/components/status/notices/announcement-board';
import { Frame } from '@/components/frame/frame';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function AnnouncementPage(props: PageProps) {
  const { initial, frame } = await openPage('announcement', props, ['notice', 'details']);
  return (
    <Frame {...frame} summary={initial.view} current="announcements">
      <AnnouncementBoard initial={initial} />
    </Frame>
  );
}
