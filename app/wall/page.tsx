import { headers } from 'next/headers';

import { WallScreen } from '@/components/wall/wall-screen';
import { inlineScript } from '@/lib/server/http/inline-scripts';
import { pageNonceOf } from '@/lib/server/http/page-nonce';
import { requireViewer } from '@/lib/server/pages/guard';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openWall } from '@/lib/server/pages/wall';

const BACKGROUNDS = { dark: '#0c1116', light: '#f6f8fa' } as const;

export const metadata = NOT_INDEXED;

export default async function WallPage({ searchParams }: PageProps) {
  const { initial, options, words } = await openWall(
    toQuery(await searchParams),
    await requireViewer('/wall'),
  );
  return (
    <>
      <script
        nonce={pageNonceOf(await headers())}
        dangerouslySetInnerHTML={{ __html: inlineScript('wall-guard') }}
      />
      <style>{`html{background:${BACKGROUNDS[options.theme]}}`}</style>
      <WallScreen initial={initial} options={options} words={words} />
    </>
  );
}
