import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';
import type { Ages } from '@/lib/status/model/types';
import type { SearchResults } from '@/lib/status/search/search-board';
import { toSearchQuery } from '@/lib/status/search/search-query';
import { atBase } from '@/lib/site/base-path';

import { agesAfter } from '../live/aging-view';
import { isForbiddenResponse } from '../live/forbidden';

/** The results of a search, or why there are none: the dashboard cannot be reached, is busy, or the viewer may no longer see it. */
export type SearchAnswer =
  | { readonly kind: 'results'; readonly q: string; readonly results: SearchResults; readonly ages: Ages }
  | { readonly kind: 'offline' | 'busy' | 'forbidden'; readonly q: string };

const TIMEOUT_MS = 10_000;

/**
 * Searches the board. Never rejects.
 *
 * @param translate Transforms the JSON before it is parsed.
 * @param signal Cancels the search.
 */
export async function readSearch(
  q: string,
  translate: (json: string) => string,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  try {
    // The dashboard ignores the second parameter. It bypasses other caches, which may send old results.
    const response = await fetch(
      `${atBase('/api/view/search')}?${toSearchQuery(q)}&direct=${Math.random()}`,
      {
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      },
    );
    if (response.status === 429 || response.status === 503) return { kind: 'busy', q };
    if (await isForbiddenResponse(response)) return { kind: 'forbidden', q };
    if (!response.ok) return { kind: 'offline', q };
    const results = JSON.parse(translate(await response.text())) as Partial<SearchResults>;
    // Written by the dashboard, unless a proxy responds for it.
    if (results.format !== 1 || !results.groups) return { kind: 'offline', q };
    const cachedMs = Number(response.headers.get('age')) * 1_000 || 0;
    const ages = agesAfter(parseAges(response.headers.get(AGES_HEADER)), cachedMs);
    return { kind: 'results', q, results: results as SearchResults, ages };
  } catch {
    // Any error counts as a lost dashboard.
    return { kind: 'offline', q };
  }
}
