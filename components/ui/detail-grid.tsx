import type { ReactNode } from 'react';

/** A label with its value. */
export interface Detail {
  readonly name: string;
  readonly value: ReactNode;
}

/** Labels and values in a grid. */
export function DetailGrid({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 rounded-card border border-line bg-panel p-4 text-[15px] sm:gap-x-8 lg:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
      {details.map(({ name, value }) => (
        <div key={name} className="min-w-0">
          <dt className="text-[13px] text-muted">{name}</dt>
          <dd className="font-medium wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
