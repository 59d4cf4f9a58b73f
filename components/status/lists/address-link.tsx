import type { MouseEvent, ReactNode } from 'react';

import type { Address } from '@/lib/browser/address/use-address';

/** Link to another query of the same page. A plain click navigates on the client. */
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
  const follow = (event: MouseEvent) => {
    // Keep the browser's own behaviour, such as opening a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(search);
    if (goesToTop) window.scrollTo({ top: 0 });
  };
  return (
    <a href={`?${search}`} rel={rel} onClick={follow} className={className}>
      {children}
    </a>
  );
}
