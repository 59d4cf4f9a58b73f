import { Frame } from '@/components/frame/frame';
import { PastMain } from '@/components/status/history/past-main';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openPast } from '@/lib/server/pages/past';
import { atBase } from '@/lib/site/base-path';

export default async function HistoryPage({ searchParams }: PageProps) {
  const { frame, summary, ...past } = await openPast(toQuery(await searchParams));
  return (
    <Frame {...frame} summary={summary} current={null}>
      <title>{`${past.words.t('past.title')} – ${summary.title}`}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <PastMain {...past} />
    </Frame>
  );
}
