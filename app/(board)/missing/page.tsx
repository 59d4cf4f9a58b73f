import { Frame } from '@/components/frame/frame';
import { MissingMain } from '@/components/frame/missing-main';
import { openBarePage } from '@/lib/server/pages/bare-page';

/** What the front answers, with a 404, wherever there is nothing: Next leaves that to the browser's scripts where a page finds it out. */
export default async function MissingPage() {
  const { frame, facts, words } = await openBarePage();
  return (
    <Frame {...frame} summary={facts} current={null}>
      <MissingMain words={words} />
    </Frame>
  );
}
