import { useWords } from '@/lib/browser/page/words';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';

import { BackLink } from './back-link';
import { BoardHead } from './board-head';
import { FreshnessBadge } from '../status/freshness/freshness-badge';
import { PAGES, type PageName } from './pages';
import { Phrase } from '../ui/phrase';
import type { LiveBoard } from '../status/freshness/use-live-board';

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
  const title = t('board.gone', { name });
  const link = (
    <a href={PAGES[list].href} className="text-maintenance underline">
      {t(`board.${list}`)}
    </a>
  );
  return (
    <main id="content" className="mx-auto max-w-[1600px] px-5 pt-6 pb-16 lg:px-10">
      <BoardHead facts={view} word="unknown" isOffline={isOffline} title={title} />
      <BackLink list={list} />
      <div role="status">
        <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{title}</h1>
        <p className="mt-3 max-w-prose">
          <Phrase id="board.goneHint" values={{ list: link }} />
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
