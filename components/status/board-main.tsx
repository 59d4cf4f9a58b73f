import type { ReactNode } from 'react';

import type { BoardFacts } from '@/lib/status/board-facts';

import { BoardHead } from './board-head';
import { FreshnessBadge } from './freshness-badge';
import type { LiveBoard } from './use-live-board';
import { VerdictStrip } from './verdict-strip';

/** The content of a page that is not the overview: its name, how production stands, and how far all of it can be believed. */
export function BoardMain({
  live,
  title,
  above,
  children,
}: {
  readonly live: LiveBoard<BoardFacts>;
  readonly title: string;
  /** What stands over the title, such as the way back to the list. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}) {
  const { view, freshness, isOffline, nowMs } = live;
  return (
    <main id="content" className="mx-auto max-w-[1600px] px-5 pt-6 pb-16 lg:px-10">
      <BoardHead facts={view} word={freshness.word} title={title} />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 grow basis-72">
          {above}
          <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{title}</h1>
          <div className="mt-1.5">
            <VerdictStrip facts={view} word={freshness.word} />
          </div>
        </div>
        <FreshnessBadge freshness={freshness} isOffline={isOffline} nowMs={nowMs} />
      </div>
      {children}
    </main>
  );
}
