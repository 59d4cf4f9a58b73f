import { Frame } from '@/components/frame/frame';
import { AnnouncementsBoard } from '@/components/status/notices/announcements-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function AnnouncementsPage(props: PageProps) {
  const { initial, frame } = await openPage('announcements', props, ['notice', 'list', 'tab']);
  return (
    <Frame {...frame} summary={initial.view} current="announcements">
      <AnnouncementsBoard initial={initial} />
    </Frame>
  );
}
