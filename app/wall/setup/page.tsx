import { Frame } from '@/components/frame/frame';
import { WallSetup } from '@/components/wall/wall-setup';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openSetup } from '@/lib/server/pages/wall-setup';
import { atBase } from '@/lib/site/base-path';

export const metadata = NOT_INDEXED;

export default async function SetupPage({ searchParams }: PageProps) {
  const { frame, words, summary, setup } = await openSetup(toQuery(await searchParams));
  return (
    <Frame {...frame} summary={summary} current={null}>
      <title>{words.t('setup.title')}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-192.png')} />
      <WallSetup {...setup} />
    </Frame>
  );
}
