import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';

/** The content of a 404 page. */
export function MissingMain({ words: { t } }: { readonly words: Words }) {
  return (
    <main id="content" className="page-width py-24">
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <title>{t('board.notFound')}</title>
      <h1 className="text-3xl font-bold">{t('board.notFound')}</h1>
      <p className="mt-3 max-w-xl text-muted">
        {t('board.notFoundHint')}{' '}
        <a href={atBase('/')} className="text-maintenance underline">
          {t('board.toOverview')}
        </a>
        .
      </p>
    </main>
  );
}
