import type { ReactNode } from 'react';

/** A section with a heading and an optional note next to it. */
export function Panel({
  id,
  title,
  note,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={id} className="text-[15px] font-semibold">
          {title}
        </h2>
        {note}
      </div>
      {children}
    </section>
  );
}
