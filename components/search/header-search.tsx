'use client';

import { useCallback, useEffect, useState } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';

import type { LoadedSearch } from './load-search';

/** The form of the header that leads to the page of results. With JavaScript, it opens a dialog that searches as one types. */
export function HeaderSearch() {
  const { t, language } = useWords();
  const [search, setSearch] = useState<LoadedSearch | null>(null);
  const open = useCallback(() => {
    import('./load-search')
      .then(({ loadSearch }) => loadSearch(language))
      .then(setSearch, () => window.location.assign(atBase('/search')));
  }, [language]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      const isMac = navigator.platform.startsWith('Mac');
      if (key !== 'k' || shiftKey || altKey || ctrlKey === isMac || metaKey !== isMac) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <>
      <form
        role="search"
        action={atBase('/search')}
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
        className="ml-auto flex gap-2 text-sm max-sm:absolute max-sm:top-2 max-sm:right-24"
      >
        <noscript>
          <input
            type="text"
            name="q"
            aria-label={t('keys.search')}
            className="w-40 rounded-card border border-unknown px-2 py-1.5 max-sm:hidden"
          />
        </noscript>
        <button
          type="submit"
          data-search=""
          aria-keyshortcuts="Control+K Meta+K"
          className="flex items-center gap-2 rounded-card border border-line px-3 py-1.5 text-muted hover:text-ink"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
            <path
              d="M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2Zm3.6 8.6L14 14"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
            />
          </svg>
          <span className="max-sm:sr-only">{t('keys.searchShort')}</span>
        </button>
      </form>
      {search && <search.Dialog messages={search.messages} onClose={() => setSearch(null)} />}
    </>
  );
}
