import { useCallback, useEffect, useState } from 'react';

import { withAt } from '@/lib/status/history/past-links';

import { useAt } from '../page/moment';

/** The query of the page, in sync with the address bar: filters are in the address so that they can be shared. */
export interface Address {
  /** Without the question mark, and without a moment of the past. */
  readonly search: string;
  /** Navigates to another query, without a page load unless the page shows the past; `replace` replaces the history entry. */
  readonly go: (search: string, options?: { readonly replace?: boolean }) => void;
}

/** @param initial The query that the server rendered. */
export function useAddress(initial: string): Address {
  const [search, setSearch] = useState(initial);
  const at = useAt();
  useEffect(() => {
    // A page of the past is loaded for each query.
    if (at !== null) return;
    const take = () => setSearch(window.location.search.replace(/^\?/, ''));
    window.addEventListener('popstate', take);
    return () => window.removeEventListener('popstate', take);
  }, [at]);
  const go = useCallback<Address['go']>(
    (next, { replace = false } = {}) => {
      if (at !== null) {
        window.location.search = withAt(next, at);
        return;
      }
      const target = `${window.location.pathname}${next === '' ? '' : `?${next}`}`;
      if (replace) window.history.replaceState(null, '', target);
      else window.history.pushState(null, '', target);
      setSearch(next);
    },
    [at],
  );
  return { search, go };
}
