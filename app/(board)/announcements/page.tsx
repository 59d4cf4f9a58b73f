import { Frame } from '@/components/status/frame';
import { AnnouncementsBoard } from '@/components/status/lists/announcements-board';
import { openPage, type PageProps } from '@/lib/server/page';

export default async function AnnouncementsPage(props: PageProps) {
  const { initial, frame } = await openPage('announcements', props, ['happening', 'list', 'tab']);
  return (
    <Frame {...frame} facts={initial.view} current="announcements">
      <AnnouncementsBoard initial={initial} />
    </Frame>
  );
}
