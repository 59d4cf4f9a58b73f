import { useCallback, useEffect, useState } from 'react';

/** The query of the page, in sync with the address bar: filters are in the address so that they can be shared. */
export interface Address {
  /** Without the question mark. */
  readonly search: string;
  /** Navigates to another query without a page load; `replace` replaces the history entry. */
  readonly go: (search: string, options?: { readonly replace?: boolean }) => void;
}

/** @param initial The query that the server rendered. */
export function useAddress(initial: string): Address {
  const [search, setSearch] = useState(initial);
  useEffect(() => {
    const take = () => setSearch(window.location.search.replace(/^\?/, ''));
    window.addEventListener('popstate', take);
    return () => window.removeEventListener('popstate', take);
  }, []);
  const go = useCallback<Address['go']>((next, { replace = false } = {}) => {
    const target = `${window.location.pathname}${next === '' ? '' : `?${next}`}`;
    if (replace) window.history.replaceState(null, '', target);
    else window.history.pushState(null, '', target);
    setSearch(next);
  }, []);
  return { search, go };
}
