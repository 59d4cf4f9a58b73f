import { useEffect, useState, type KeyboardEvent } from 'react';

import { agesAfter } from '@/lib/browser/live/aging-view';
import { screenClock } from '@/lib/browser/live/timing';
import { useWords } from '@/lib/browser/page/words';
import { useSearch, type Search } from '@/lib/browser/search/use-search';
import { freshnessNote } from '@/lib/language/freshness-keys';
import { searchStatus } from '@/lib/language/search-keys';
import { atBase } from '@/lib/site/base-path';
import { toBoardFreshness, worstFreshness, type Freshness } from '@/lib/status/freshness/freshness';
import { SECTION_NAMES } from '@/lib/status/model/types';
import { LONGEST_SEARCH, parseSearch, toSearchQuery } from '@/lib/status/search/search-query';

import { ResultOptions, toOptions } from './result-options';

const COMPOSING = 229;
const LIVE: Freshness = { word: 'live', ageSeconds: 0, problem: null };
const toPagePath = (text: string): string => atBase(`/search?${toSearchQuery(parseSearch(text).q)}`);

/** The freshness of the latest results; unknown while the dashboard does not respond. */
function toFreshness({ latest, problem }: Search): Freshness {
  if (!latest) return LIVE;
  const { results, ages, requestedAtMs } = latest;
  const current = agesAfter(ages, screenClock.elapsed() - requestedAtMs);
  const { freshness, freshnessOf: ofSection } = toBoardFreshness(results, current);
  const worst = worstFreshness(freshness, ...SECTION_NAMES.map(ofSection));
  return problem === null ? worst : { ...worst, word: 'unknown' };
}

/** A search field with its results: a combobox with a list that follows the typed text. */
export function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const search = useSearch(text);
  const { latest, isBehind, problem } = search;
  const { problem: notSearched } = parseSearch(text);
  const options = latest ? toOptions(latest.results) : [];
  // Results of a previous text can be read but not opened with Enter.
  const active = isBehind ? undefined : (options.find(({ href }) => href === chosen) ?? options[0]);
  const activeAt = active ? options.indexOf(active) : -1;
  const freshness = toFreshness(search);
  const activeId = active?.id;
  const shownFor = latest?.results.q;
  useEffect(() => {
    // Not at each refresh: the list may have been scrolled by hand.
    if (activeId && shownFor) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, shownFor]);
  useEffect(() => {
    // The server redirects a viewer who may no longer see the board to the sign-in page.
    if (problem === 'forbidden') window.location.assign(toPagePath(text));
  }, [problem, text]);
  const onKeyDown = (event: KeyboardEvent) => {
    // In Safari, the Enter that accepts a composed word comes after the composition, with this code.
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING) return;
    const last = options.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: activeAt === last ? 0 : activeAt + 1,
      ArrowUp: activeAt <= 0 ? last : activeAt - 1,
      Home: 0,
      End: last,
    };
    const next = options[moves[event.key] ?? -1];
    if (event.key === 'Enter') {
      if (active) document.getElementById(active.id)?.click();
      else if (notSearched === null) window.location.assign(toPagePath(text));
    } else if (next && active && !event.shiftKey) setChosen(next.href);
    else return;
    event.preventDefault();
  };
  const failed = problem === 'offline' || problem === 'busy' ? t(`search.${problem}`) : '';
  const status = latest && !isBehind ? searchStatus(latest.results, t) : '';
  const hint = notSearched !== null ? t(`search.${notSearched}`) : t('search.searching');
  return (
    <div className="flex max-h-[min(40rem,calc(100dvh-3rem))] flex-col">
      <div className="flex items-center gap-3 border-b border-line p-3">
        <input
          type="text"
          role="combobox"
          aria-label={t('keys.search')}
          aria-expanded={options.length > 0}
          aria-controls="search-options"
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={LONGEST_SEARCH}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 grow rounded-card border border-unknown bg-ground px-3 py-2 text-base placeholder:text-muted"
        />
        <button type="button" onClick={onClose} className="rounded-card border border-line px-3 py-2 text-sm">
          {t('keys.close')}
        </button>
      </div>
      <div className="px-4 py-2 text-sm text-muted">
        <p role="status">{[failed, status].filter(Boolean).join(' ')}</p>
        {failed === '' && status === '' && <p>{hint}</p>}
        {failed === '' && status !== '' && freshness.word !== 'live' && (
          <p>{freshnessNote(freshness, words)}</p>
        )}
      </div>
      {latest && options.length > 0 && (
        <ResultOptions
          results={latest.results}
          options={options}
          active={active}
          isBusy={isBehind}
          word={freshness.word}
        />
      )}
      <p aria-hidden="true" className="border-t border-line px-4 py-2 text-[13px] text-muted max-sm:hidden">
        {t('search.keysHint')}
      </p>
    </div>
  );
}
