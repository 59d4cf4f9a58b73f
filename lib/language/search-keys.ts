import { toDisplayName } from '@/lib/status/model/display-name';
import type { SectionName } from '@/lib/status/model/types';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';
import type { SearchResults } from '@/lib/status/search/search-board';

import type { MessageKey, TranslateText } from './translate';

/** The message of the link to all results of a kind. */
export const ALL_KEYS = {
  scopes: 'search.allScopes',
  services: 'search.allServices',
  monitors: 'search.allMonitors',
  incidents: 'search.allIncidents',
  maintenances: 'search.allMaintenances',
  announcements: 'search.allAnnouncements',
} as const satisfies Readonly<Record<SectionName, MessageKey>>;

/** The message of the link to the search of closed items. */
export const PAST_KEYS = {
  incidents: 'search.pastIncidents',
  maintenances: 'search.pastMaintenances',
  announcements: 'search.pastAnnouncements',
} as const satisfies Readonly<Record<NoticeKind, MessageKey>>;

/** Says how many results there are, why there are none, and what is not loaded yet. */
export function searchStatus(
  { q, problem, groups }: Pick<SearchResults, 'q' | 'problem' | 'groups'>,
  t: TranslateText,
): string {
  if (problem !== null) return t(`search.${problem}`);
  const count = groups.reduce((sum, { total }) => sum + total, 0);
  const unread = groups.filter(({ hits }) => hits === null).map(({ kind }) => t(`board.${kind}`));
  return [
    count > 0 ? t('search.count', { count }) : t('search.none', { q: toDisplayName(q) }),
    unread.length > 0 ? t('search.unread', { kinds: unread.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
