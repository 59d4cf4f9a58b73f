import { useEffect, useState } from 'react';

import { nameUnknownPlaces } from '@/lib/language/place-names';
import type { Ages } from '@/lib/status/model/types';
import type { SearchResults } from '@/lib/status/search/search-board';
import { parseSearch } from '@/lib/status/search/search-query';

import { nextPollMs, screenClock } from '../live/timing';
import { useWords } from '../page/words';
import { readSearch, type SearchAnswer } from './read-search';

/** The latest results, their ages at receipt, and the time of receipt on the screen's clock. */
interface LatestResults {
  readonly results: SearchResults;
  readonly ages: Ages;
  readonly requestedAtMs: number;
}

/** What is known of a search. */
export interface Search {
  /** The latest results, possibly of a previous text; null before the first. */
  readonly latest: LatestResults | null;
  /** True while the latest results are not those of the typed text. */
  readonly isBehind: boolean;
  /** Why the last request failed; null if it did not. */
  readonly problem: Exclude<SearchAnswer['kind'], 'results'> | null;
}

const TYPING_MS = 150;
const RETRY_SECONDS = 15;

/** Searches for a typed text after a pause in typing, and again while it stays. Answers to previous texts are dropped. */
export function useSearch(typed: string): Search {
  const { t } = useWords();
  const { q, problem: notSearched } = parseSearch(typed);
  const [latest, setLatest] = useState<LatestResults | null>(null);
  const [failure, setFailure] = useState<{ readonly q: string; readonly kind: Search['problem'] } | null>(
    null,
  );
  useEffect(() => {
    if (notSearched !== null) return;
    const canceled = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const search = async (): Promise<void> => {
      const requestedAtMs = screenClock.elapsed();
      const answer = await readSearch(q, (json) => nameUnknownPlaces(json, t), canceled.signal);
      if (canceled.signal.aborted) return;
      const hasResults = answer.kind === 'results';
      if (hasResults) setLatest({ results: answer.results, ages: answer.ages, requestedAtMs });
      setFailure(hasResults ? null : { q, kind: answer.kind });
      const intervalSeconds = hasResults ? answer.results.intervalSeconds : RETRY_SECONDS;
      timer = setTimeout(() => void search(), nextPollMs(intervalSeconds, Math.random()));
    };
    timer = setTimeout(() => void search(), TYPING_MS);
    return () => {
      clearTimeout(timer);
      canceled.abort();
    };
  }, [q, notSearched, t]);
  return {
    latest: notSearched === null ? latest : null,
    isBehind: notSearched === null && latest?.results.q !== q,
    problem: failure?.q === q ? failure.kind : null,
  };
}
