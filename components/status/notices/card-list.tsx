import type { ReactNode } from 'react';

/** Cards in one to three columns, depending on the width. */
export function CardList<Item extends { readonly id: number }>({
  items,
  render,
}: {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
}) {
  return (
    <ul className="grid items-start gap-2.5 lg:grid-cols-2 2xl:grid-cols-3">
      {items.map((item) => (
        <li key={item.id} className="min-w-0">
          {render(item)}
        </li>
      ))}
    </ul>
  );
}

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
