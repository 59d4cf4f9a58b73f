import { toWallClock } from '@/lib/status/model/source-time';
import { addDays } from '@/lib/status/model/time';
import { wordFiltersOf, type NoticeKind, type WordFilter } from '@/lib/status/notices/notice-filters';
import type { NoticeQuery } from '@/lib/status/notices/notice-query';

/** Names of the filters in ProdManager's API. */
const WORD_NAMES: Readonly<Record<WordFilter, string>> = {
  status: 'status',
  severity: 'severity',
  impact: 'service_status',
  level: 'level',
};
const DAY_NAMES: Readonly<Record<NoticeKind, string>> = {
  incidents: 'impact',
  maintenances: 'start',
  announcements: 'start',
};

/** Context of {@link toArchiveFilters}. */
export interface ArchiveFiltersContext {
  readonly kind: NoticeKind;
  /** IANA time zone of the source. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** The last minute of the previous day. */
const endOfDayBefore = (day: string): string => `${addDays(day, -1)}T23:59`;

/**
 * A query of closed notices, as filters of ProdManager's API.
 *
 * On SQLite, ProdManager compares dates as text, which is wrong within the day of a filter. `_after` therefore starts one minute before the
 * first day, which is correct on SQLite and one minute too much elsewhere (the caller filters again). `_before` needs the same shift on SQLite
 * only.
 *
 * @param comparesTexts Whether the source is known to run on SQLite.
 */
export function toArchiveFilters(
  query: NoticeQuery,
  { kind, timeZone, nowMs }: ArchiveFiltersContext,
  comparesTexts: boolean,
): URLSearchParams {
  const filters = new URLSearchParams();
  const add = (name: string, values: readonly (string | number)[]): void =>
    values.forEach((value) => filters.append(name, String(value)));
  for (const [name, { past }] of wordFiltersOf(kind)) {
    const chosen = query.words[name] ?? (name === 'status' ? past : []);
    add(WORD_NAMES[name], chosen);
  }
  add('scope', query.selection.scopes);
  add('service', query.selection.services);
  add('external_reference', query.references);
  const { after, before } = query;
  if (after !== null) add(`${DAY_NAMES[kind]}_after`, [endOfDayBefore(after)]);
  if (before !== null)
    add(`${DAY_NAMES[kind]}_before`, [comparesTexts ? endOfDayBefore(before) : `${before}T00:00`]);
  if (kind === 'announcements') add('end_before', [toWallClock(new Date(nowMs).toISOString(), timeZone)]);
  return filters;
}
