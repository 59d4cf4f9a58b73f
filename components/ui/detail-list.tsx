import type { ReactNode } from 'react';

/** A label with its value. */
export interface Detail {
  readonly name: string;
  readonly value: ReactNode;
}

/** Labels and values, one pair a row. */
export function DetailList({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl className="rounded-card border border-line bg-panel px-4 py-1 text-[15px]">
      {details.map(({ name, value }) => (
        <div
          key={name}
          className="min-w-0 grid-cols-[8rem_minmax(0,1fr)] items-baseline gap-x-4 border-t border-line py-2 first:border-t-0 sm:grid"
        >
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="name min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
