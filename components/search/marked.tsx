import { Fragment } from 'react';

import type { MarkedText } from '@/lib/status/search/search-hit';

/** A text of the source with its matching parts marked. */
export function Marked({ text, marks }: MarkedText) {
  const from = (index: number): number => marks[index - 1]?.[1] ?? 0;
  return (
    <bdi>
      {marks.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(from(index), start)}
          <mark className="rounded-[3px] bg-maintenance-fill text-ink underline decoration-maintenance decoration-2 underline-offset-2">
            {text.slice(start, end)}
          </mark>
        </Fragment>
      ))}
      {text.slice(from(marks.length))}
    </bdi>
  );
}
