'use client';

import { useEffect, useState } from 'react';

import { SEARCH_FORM } from '@/lib/browser/address/use-shortcuts';
import { useWords } from '@/lib/browser/page/words';

import type { LoadedSearch } from './load-search';

/** Opens the search in a dialog for Ctrl+K (⌘K), and instead of the page that the form of the header leads to. */
export function SearchOpener() {
  const { language } = useWords();
  const [search, setSearch] = useState<LoadedSearch | null>(null);
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>(SEARCH_FORM);
    const open = (event: Event) => {
      event.preventDefault();
      import('./load-search')
        .then(({ loadSearch }) => loadSearch(language))
        .then(setSearch, () => form?.submit());
    };
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      const isMac = navigator.platform.startsWith('Mac');
      if (key === 'k' && !shiftKey && !altKey && ctrlKey !== isMac && metaKey === isMac) open(event);
    };
    form?.addEventListener('submit', open);
    addEventListener('keydown', onKey);
    return () => {
      form?.removeEventListener('submit', open);
      removeEventListener('keydown', onKey);
    };
  }, [language]);
  return search && <search.Dialog messages={search.messages} onClose={() => setSearch(null)} />;
}
