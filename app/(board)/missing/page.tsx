import { Frame } from '@/components/frame/frame';
import { MissingMain } from '@/components/frame/missing-main';
import { openBarePage } from '@/lib/server/pages/page';

/** The edge serves this page with status 404 for unknown addresses: a page that calls `notFound` would need scripts in the browser to show it. */
export default async function MissingPage() {
  const { frame, summary, words } = await openBarePage();
  return (
    <Frame {...frame} summary={summary} current={null}>
      <MissingMain words={words} />
    </Frame>
  );
}
