import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { ALL_KEYS, PAST_KEYS } from '@/lib/language/search-keys';
import { atBase } from '@/lib/site/base-path';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import { toDisplayName } from '@/lib/status/model/display-name';
import type { SearchResults } from '@/lib/status/search/search-board';
import { pastLinks, toHitPath, toListPath } from '@/lib/status/search/search-links';

import { doubtOf } from '@/lib/status/verdict/verdict';

import { HitLine } from './hit-line';

/** An option of the list of results. */
export interface ResultOption {
  readonly id: string;
  /** Unique. */
  readonly href: string;
}

/** The addresses of all options, in order. */
export function toOptions(results: SearchResults): readonly ResultOption[] {
  const paths = results.groups.flatMap((group) => [
    ...(group.hits ?? []).map((hit) => toHitPath(group.kind, hit)),
    ...[toListPath(group, results.q) ?? []].flat(),
  ]);
  return [...paths, ...pastLinks(results).map(({ path }) => path)].map((path, index) => ({
    id: `search-option-${index}`,
    href: atBase(path),
  }));
}

/** The results as a listbox. Focus stays in the search field, which refers to the active option. */
export function ResultOptions({
  results,
  options,
  active,
  isBusy,
  word,
}: {
  readonly results: SearchResults;
  readonly options: readonly ResultOption[];
  readonly active: ResultOption | undefined;
  readonly isBusy: boolean;
  readonly word: FreshnessWord;
}) {
  const { t } = useWords();
  const { groups, q } = results;
  const idOf = new Map(options.map(({ id, href }) => [href, id]));
  const option = (path: string, children: ReactNode) => (
    <a
      key={path}
      id={idOf.get(atBase(path))}
      role="option"
      aria-selected={atBase(path) === active?.href}
      tabIndex={-1}
      href={atBase(path)}
      className="block rounded-card px-2 py-1.5 hover:bg-cell aria-selected:bg-cell aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-maintenance"
    >
      {children}
    </a>
  );
  const group = (id: string, title: string, children: ReactNode) => (
    <div key={id} role="group" aria-labelledby={`search-${id}`}>
      <p id={`search-${id}`} className="px-2 pt-3 pb-1 text-[13px] font-semibold text-muted">
        {title}
      </p>
      {children}
    </div>
  );
  const link = (text: string) => <span className="text-[15px] text-maintenance underline">{text}</span>;
  return (
    <div
      id="search-options"
      role="listbox"
      aria-label={t('search.results')}
      aria-busy={isBusy}
      data-freshness={word}
      data-doubt={doubtOf(results.sections.monitors) !== null || undefined}
      className={`min-h-0 overflow-y-auto px-2 pb-2 ${isBusy ? 'opacity-50' : ''}`}
    >
      {groups.map((found) => {
        const { kind, hits, total } = found;
        const listPath = toListPath(found, q);
        return (
          hits &&
          group(kind, t(`board.${kind}`), [
            ...hits.map((hit) => option(toHitPath(kind, hit), <HitLine hit={hit} />)),
            listPath !== null && option(listPath, link(t(ALL_KEYS[kind], { count: total }))),
          ])
        );
      })}
      {group(
        'past',
        t('search.past'),
        pastLinks(results).map(({ kind, path }) =>
          option(path, link(t(PAST_KEYS[kind], { q: toDisplayName(q) }))),
        ),
      )}
    </div>
  );
}
