import type { MouseEvent, ReactNode } from 'react';

import type { Address } from '@/lib/browser/address/use-address';

/** A link to another query of the same page, which is gone to in place where it can be. */
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
  /** Whether what it leads to is read from the top of the page. */
  readonly goesToTop?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const follow = (event: MouseEvent) => {
    // Whoever wants it in another tab shall have it there.
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
