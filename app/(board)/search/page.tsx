import { Frame } from '@/components/frame/frame';
import { SearchBoard } from '@/components/status/search/search-board';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function SearchPage(props: PageProps) {
  const { initial, frame } = await openPage('search', props, ['search', 'notice', 'place']);
  return (
    <Frame {...frame} summary={initial.view} current={null}>
      <SearchBoard initial={initial} />
    </Frame>
  );
}
