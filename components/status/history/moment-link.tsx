import type { ReactNode } from 'react';

import type { Words } from '@/lib/language/words';
import { formatMoment, toNextMoment } from '@/lib/status/history/moment';
import { withAt } from '@/lib/status/history/past-links';

/** A time with a link to the board as it was then; without one while the first moment from then on is still to come. */
export function MomentLink({
  at,
  nowMs,
  page,
  words: { t, instant },
  children,
}: {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly nowMs: number;
  /** The address of a page that shows moments; empty for the page of the link. */
  readonly page: string;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const moment = toNextMoment(at);
  if (moment > nowMs) return children;
  const title = t('then.boardThen', { time: instant(new Date(moment).toISOString(), { nowMs }) });
  return (
    <a href={`${page}?${withAt('', formatMoment(moment))}`} title={title} className="hover:underline">
      {children}
    </a>
  );
}
