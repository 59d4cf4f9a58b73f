'use client';

import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { searchStatus } from '@/lib/language/search-keys';
import { atBase } from '@/lib/site/base-path';
import type { SearchResults } from '@/lib/status/search/search-board';
import { LONGEST_SEARCH, parseSearch } from '@/lib/status/search/search-query';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { BoardMain } from '../../frame/board-main';
import { useLiveBoard } from '../freshness/use-live-board';
import { ResultGroups } from './result-groups';

/** The page of results: a GET form without JavaScript; with it, results follow the typed text. */
export function SearchBoard({ initial }: { readonly initial: InitialView<SearchResults> }) {
  const { t } = useWords();
  const live = useLiveBoard(initial);
  const { view } = live;
  const [text, setText] = useTypedParameter(live, 'q');
  const isBehind = view.q !== parseSearch(text).q;
  return (
    <BoardMain live={live} title={t('search.title')}>
      <form
        role="search"
        aria-label={t('search.title')}
        action={atBase('/search')}
        className="mb-4 flex max-w-2xl gap-2.5 print:hidden"
      >
        <input
          type="search"
          name="q"
          value={text}
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          aria-label={t('keys.search')}
          placeholder={t('search.placeholder')}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          className="min-w-0 grow rounded-card border border-unknown bg-panel px-3 py-2 text-[15px] placeholder:text-muted"
        />
        <button type="submit" className="rounded-card border border-unknown bg-panel px-3 py-2 font-medium">
          {t('search.submit')}
        </button>
      </form>
      <p role="status" className="mb-4 text-sm text-muted">
        {isBehind ? t('search.searching') : searchStatus(view, t)}
      </p>
      <div
        aria-busy={isBehind}
        data-doubt={doubtOf(view.sections.monitors) !== null || undefined}
        className={`max-w-4xl ${isBehind ? 'opacity-50' : ''}`}
      >
        <ResultGroups live={live} />
      </div>
    </BoardMain>
  );
}
