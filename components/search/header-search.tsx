import type { Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';

import { SearchOpener } from './search-opener';

/** The form of the header that leads to the page of results. With JavaScript, it opens a dialog that searches as one types. */
export function HeaderSearch({ t }: { readonly t: Translate }) {
  return (
    <>
      <form
        role="search"
        data-search=""
        action={atBase('/search')}
        className="flex gap-2 text-sm max-md:absolute max-md:top-2 max-md:right-28"
      >
        <noscript>
          <input
            type="text"
            name="q"
            aria-label={t('keys.search')}
            className="w-40 rounded-card border border-unknown px-2 py-1.5 max-xl:hidden"
          />
        </noscript>
        <button
          type="submit"
          aria-keyshortcuts="Control+K Meta+K"
          className="flex items-center gap-2 rounded-card border border-line px-3 py-1.5 text-muted hover:text-ink max-md:h-8.5"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
            <path
              d="M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2Zm3.6 8.6L14 14"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
            />
          </svg>
          <span className="max-md:sr-only">{t('keys.searchShort')}</span>
        </button>
      </form>
      <SearchOpener />
    </>
  );
}
