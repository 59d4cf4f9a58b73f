import type { ReactNode } from 'react';

import { Unbroken } from '@/components/ui/unbroken';
import { ChangedProvider } from '@/lib/browser/live/changed';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { FreshnessBadge } from '../status/freshness/freshness-badge';
import type { LiveBoard } from '../status/freshness/use-live-board';
import { VerdictStrip } from '../status/verdict/verdict-strip';
import { Phrase } from '../ui/phrase';
import { DocumentHead, PageHead } from './page-head';
import { type PageName, PAGES } from './pages';
import { SourceLink } from './source-link';

/** Layout of every page except the overview: title, verdict, freshness and content. */
export function BoardMain({
  live,
  title,
  list,
  numbered,
  state,
  sourceUrl = null,
  subscribe,
  children,
}: {
  readonly live: LiveBoard<BoardSummary>;
  readonly title: string;
  /** The list that a detail page belongs to. */
  readonly list?: PageName;
  /** The item's kind and number, such as `Incident 42`. */
  readonly numbered?: string;
  /** The item's state in a line below the title. */
  readonly state?: ReactNode;
  /** The item in ProdManager; null for viewers without that link. */
  readonly sourceUrl?: string | null;
  /** The control for subscriptions. */
  readonly subscribe?: ReactNode;
  readonly children: ReactNode;
}) {
  const { view, freshness } = live;
  if (live.isGone && list !== undefined) return <GoneMain live={live} name={title} list={list} />;
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <PageHead live={live} title={title} className="mb-6 gap-y-3">
        <div className="min-w-0 grow basis-72">
          {list && <BackLink list={list} {...(numbered !== undefined && { numbered })} />}
          <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">
            <Unbroken text={title} />
          </h1>
          {state}
          <div className="mt-1.5 flex flex-wrap items-center gap-x-6 gap-y-1">
            <VerdictStrip summary={view} word={freshness.word} />
            <SourceLink url={sourceUrl} />
            {subscribe}
          </div>
        </div>
      </PageHead>
      <ChangedProvider view={view} address={live.url}>
        {children}
      </ChangedProvider>
    </main>
  );
}

/** Link from a detail page back to its list. */
export function BackLink({ list, numbered }: { readonly list: PageName; readonly numbered?: string }) {
  const { t } = useWords();
  const link = useLink();
  return (
    <p className="mb-1.5 text-sm text-muted">
      <a href={link(PAGES[list].href)} className="text-maintenance underline">
        ← {t(`board.${list}`)}
      </a>
      {numbered !== undefined && ` / ${numbered}`}
    </p>
  );
}

/** Replaces a page whose item was deleted while it was open. It shows no verdict, because this page is no longer updated. */
export function GoneMain({
  live: { view, freshness, isOffline, nowMs },
  name,
  list,
}: {
  readonly live: LiveBoard<BoardSummary>;
  /** The deleted item's name. */
  readonly name: string;
  readonly list: PageName;
}) {
  const { t } = useWords();
  const link = useLink();
  const title = t('board.gone', { name });
  const listLink = (
    <a href={link(PAGES[list].href)} className="text-maintenance underline">
      {t(`board.${list}`)}
    </a>
  );
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <DocumentHead summary={view} word="unknown" isOffline={isOffline} title={title} />
      <BackLink list={list} />
      <div role="status">
        <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{title}</h1>
        <p className="mt-3 max-w-prose">
          <Phrase id="board.goneHint" values={{ list: listLink }} />
        </p>
      </div>
      {isOffline && (
        <div className="mt-6 w-fit">
          <FreshnessBadge freshness={freshness} isOffline nowMs={nowMs} />
        </div>
      )}
    </main>
  );
}
