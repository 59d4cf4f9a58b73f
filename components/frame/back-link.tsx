import { useWords } from '@/lib/browser/page/words';

import { PAGES, type PageName } from './pages';

/** Link from a detail page back to its list. */
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
