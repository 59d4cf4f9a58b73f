import { Frame } from '@/components/status/frame';
import { openBarePage } from '@/lib/server/open-bare-page';

export default async function NotFound() {
  const {
    frame,
    facts,
    words: { t },
  } = await openBarePage();
  return (
    <Frame {...frame} facts={facts} current={null}>
      <title>{`${t('board.notFound')} – ${facts.title}`}</title>
      <link rel="icon" type="image/png" href="/icons/board-180.png" />
      <main id="content" className="mx-auto max-w-[1600px] px-5 pt-10 pb-24 lg:px-10">
        <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{t('board.notFound')}</h1>
        <p className="mt-3 text-muted">{t('board.notFoundHint')}</p>
        <p className="mt-1">
          <a href="/" className="text-maintenance underline">
            {t('board.toOverview')}
          </a>
        </p>
      </main>
    </Frame>
  );
}
