import type { ReactNode } from 'react';

import { ChangedProvider } from '@/lib/browser/live/changed';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';

import { BackLink } from './back-link';
import { BoardHead } from './board-head';
import { FreshnessBadge } from '../status/freshness/freshness-badge';
import { GoneMain } from './gone-main';
import type { PageName } from './pages';
import type { LiveBoard } from '../status/freshness/use-live-board';
import { VerdictStrip } from '../status/verdict/verdict-strip';

/** Layout of every page except the overview: title, verdict, freshness and content. */
export function BoardMain({
  live,
  title,
  list,
  numbered,
  children,
}: {
  readonly live: LiveBoard<BoardSummary>;
  readonly title: string;
  /** The list that a detail page belongs to. */
  readonly list?: PageName;
  /** The item's kind and number, such as `Incident 42`. */
  readonly numbered?: string;
  readonly children: ReactNode;
}) {
  const { view, freshness, isOffline, nowMs } = live;
  if (live.isGone && list !== undefined) return <GoneMain live={live} name={title} list={list} />;
  return (
    <main id="content" className="mx-auto max-w-[1600px] px-5 pt-6 pb-16 lg:px-10">
      <BoardHead facts={view} word={freshness.word} isOffline={isOffline} title={title} />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 grow basis-72">
          {list && <BackLink list={list} {...(numbered !== undefined && { numbered })} />}
          <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{title}</h1>
          <div className="mt-1.5">
            <VerdictStrip facts={view} word={freshness.word} />
          </div>
        </div>
        <FreshnessBadge freshness={freshness} isOffline={isOffline} nowMs={nowMs} />
      </div>
      <ChangedProvider view={view} address={live.search}>
        {children}
      </ChangedProvider>
    </main>
  );
}
