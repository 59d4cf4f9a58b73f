import { OutputExamples } from '@/components/docs/output-examples';
import { Frame } from '@/components/frame/frame';
import { SubscriptionList } from '@/components/frame/subscribe';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openSubscribe } from '@/lib/server/pages/subscribe';
import { atBase } from '@/lib/site/base-path';

export const metadata = NOT_INDEXED;

export default async function SubscribePage({ searchParams }: PageProps) {
  const { frame, words, summary, subscribe, examples } = await openSubscribe(toQuery(await searchParams));
  return (
    <Frame {...frame} summary={summary} current={null}>
      <title>{`${words.t('board.subscribe')} – ${summary.title}`}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <OutputExamples examples={examples}>
        <SubscriptionList {...subscribe} />
      </OutputExamples>
    </Frame>
  );
}
