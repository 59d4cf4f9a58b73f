import 'server-only';

import { Temporal } from 'temporal-polyfill';

import { addDays } from '@/lib/status/model/time';
import { wordFiltersOf, type NoticeKind, type WordFilter } from '@/lib/status/notices/notice-filters';
import type { NoticeQuery } from '@/lib/status/notices/notice-query';

/** What the source calls each filter. */
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

/** What filters of the source are made for. */
export interface HistoryFiltersContext {
  readonly kind: NoticeKind;
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  /** The present, epoch milliseconds. */
  readonly nowMs: number;
}

const toWallClock = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** The last minute of the day before. */
const eveOf = (day: string): string => `${addDays(day, -1)}T23:59`;

/**
 * What is over and asked for, in the source's own filters.
 *
 * A source on SQLite compares dates as texts and is wrong within the day that a filter names. The minute before the first day is right
 * for it, and a minute too much for any other; the minute before the day that ends them is right for it alone.
 *
 * @param comparesTexts Whether the source is known to compare so.
 */
export function toHistoryFilters(
  query: NoticeQuery,
  { kind, timeZone, nowMs }: HistoryFiltersContext,
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
  if (after !== null) add(`${DAY_NAMES[kind]}_after`, [eveOf(after)]);
  if (before !== null) add(`${DAY_NAMES[kind]}_before`, [comparesTexts ? eveOf(before) : `${before}T00:00`]);
  if (kind === 'announcements') add('end_before', [toWallClock(nowMs, timeZone)]);
  return filters;
}
