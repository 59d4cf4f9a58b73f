import type { MouseEvent, ReactNode } from 'react';

import type { Address } from '@/lib/browser/address/use-address';
import { useKeptFocus } from '@/lib/browser/address/use-kept-focus';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { withAt } from '@/lib/status/history/past-links';

/** Link to another query of the same page. A plain click navigates on the client, unless the page shows the past. */
export function AddressLink({
  search,
  go,
  rel,
  goesToTop = false,
  className,
  children,
}: {
  readonly search: string;
  readonly go: Address['go'];
  readonly rel?: 'prev' | 'next';
  /** Whether to scroll to the top of the page. */
  readonly goesToTop?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const at = useAt();
  const follow = (event: MouseEvent) => {
    // Keep the browser's own behaviour, such as opening a new tab.
    if (at !== null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(search);
    if (goesToTop) window.scrollTo({ top: 0 });
  };
  return (
    <a
      href={`?${at === null ? search : withAt(search, at)}`}
      rel={rel}
      onClick={follow}
      className={className}
    >
      {children}
    </a>
  );
}

/** Links to the previous and next page of a list. */
export function PageLinks({
  page,
  pages,
  toSearch,
  go,
}: {
  readonly page: number;
  readonly pages: number;
  /** Returns the query of a page. */
  readonly toSearch: (page: number) => string;
  readonly go: Address['go'];
}) {
  const { t } = useWords();
  // On the last page there is no link to the next one.
  const kept = useKeptFocus<HTMLElement>('a');
  if (pages <= 1) return null;
  const look = 'rounded-card border border-unknown bg-panel px-3 py-2 hover:bg-cell';
  return (
    <nav
      {...kept}
      aria-label={t('list.paging')}
      className="mt-4 flex flex-wrap items-center gap-4 text-[15px]"
    >
      {page > 1 && (
        <AddressLink search={toSearch(page - 1)} go={go} rel="prev" goesToTop className={look}>
          {t('list.previous')}
        </AddressLink>
      )}
      <span className="text-muted">{t('list.page', { page, pages })}</span>
      {page < pages && (
        <AddressLink search={toSearch(page + 1)} go={go} rel="next" goesToTop className={look}>
          {t('list.next')}
        </AddressLink>
      )}
    </nav>
  );
}
