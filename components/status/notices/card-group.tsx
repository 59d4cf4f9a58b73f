import type { ReactNode } from 'react';

/** Cards under a heading with their number; nothing if there are none. */
export function CardGroup({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <div className="mt-5 first:mt-0">
      <h3 className="mb-2.5 font-semibold">
        {title} <span className="font-normal text-muted">({count})</span>
      </h3>
      {children}
    </div>
  );
}
