import type { NoticeKind } from '../notices/notice-filters';
import { tabAddress } from '../notices/list-address';
import type { SectionName } from '../model/types';
import type { SearchGroup, SearchResults } from './search-board';
import type { SearchHit } from './search-hit';
import { toSearchQuery } from './search-query';

/** The kinds that have closed items. */
const CLOSING: readonly NoticeKind[] = ['incidents', 'maintenances', 'announcements'];

/** The path of a result. */
export const toHitPath = (kind: SectionName, { id }: Pick<SearchHit, 'id'>): string => `/${kind}/${id}`;

/** The list with all results of a kind; null if all are shown. */
export const toListPath = ({ kind, hits, total }: SearchGroup, q: string): string | null =>
  total > (hits?.length ?? 0) ? `/${kind}?${toSearchQuery(q)}` : null;

/** The searches of closed items, which the board reads only on request; none without a search text. */
export function pastLinks({ q, problem }: Pick<SearchResults, 'q' | 'problem'>): readonly {
  readonly kind: NoticeKind;
  readonly path: string;
}[] {
  if (problem !== null) return [];
  return CLOSING.map((kind) => ({ kind, path: tabAddress(kind, toSearchQuery(q), 'past') }));
}
