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
