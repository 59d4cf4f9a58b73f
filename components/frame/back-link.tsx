import { useWords } from '@/lib/browser/page/words';

import { PAGES, type PageName } from './pages';

/** The way back from the page of one thing to the list of its kind. */
export function BackLink({ list, numbered }: { readonly list: PageName; readonly numbered?: string }) {
  const { t } = useWords();
  return (
    <p className="mb-1.5 text-sm text-muted">
      <a href={PAGES[list].href} className="text-maintenance underline">
        ← {t(`board.${list}`)}
      </a>
      {numbered !== undefined && ` / ${numbered}`}
    </p>
  );
}
