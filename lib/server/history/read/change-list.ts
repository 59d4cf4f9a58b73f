import type { HistoryChange, HistoryKind, Period } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import type { Query } from '../sql/sql';
import type { Clause } from './areas';

/** Which changes to read; what is left out matches all. */
export interface ChangeFilter {
  /** The visible places, see `toProducts`; limit them to select some. */
  readonly areas: readonly Product[];
  readonly kinds?: readonly HistoryKind[];
  /** New statuses. Inventory changes have none. */
  readonly statuses?: readonly string[];
  /** Changes of these monitors only. */
  readonly monitors?: readonly number[];
  readonly period?: Partial<Period>;
  /** {@link ChangePage.next} of the page before. An invalid one counts as none. */
  readonly before?: string | null;
  readonly limit: number;
}

/** The order of changes of the same moment, and how each is read. */
export const RANKS = ['incident', 'maintenance', 'monitor', 'scope', 'service', 'item'] as const;

/** One of {@link RANKS}. */
export type Rank = (typeof RANKS)[number];

/** A position in the list of changes. */
export interface Position {
  readonly at: number;
  readonly rank: number;
  readonly id: number;
}

/** A position as text. */
export const toKey = ({ at, rank, id }: Position): string => `${at}.${rank}.${id}`;

/** Parses {@link toKey}; null if it is none. */
export function parseKey(text: string | null | undefined): Position | null {
  const [, at, rank, id] = /^(\d{1,15})\.([0-5])\.(\d{1,15})$/.exec(text ?? '') ?? [];
  return id === undefined ? null : { at: Number(at), rank: Number(rank), id: Number(id) };
}

/** That a row comes after a position. */
export function isAfter(position: Position | null, rank: number, id: string): Clause {
  // Even the first page has a bound, so that SQLite reads the index by time.
  if (!position) return { text: 'at_ms <= ?', values: [Number.MAX_SAFE_INTEGER] };
  if (rank < position.rank) return { text: 'at_ms < ?', values: [position.at] };
  if (rank > position.rank) return { text: 'at_ms <= ?', values: [position.at] };
  return {
    text: `at_ms <= ? AND (at_ms < ? OR ${id} > ?)`,
    values: [position.at, position.at, position.id],
  };
}

/** A change and its position. */
export interface Ranked {
  readonly position: Position;
  readonly change: HistoryChange;
}

/** What a list is read with. */
export interface Read {
  readonly query: Query;
  readonly source: number;
  readonly filter: ChangeFilter;
  readonly position: Position | null;
}

/** That a row lies in the period of a filter. */
export const inPeriod = ({ period = {} }: ChangeFilter): Clause[] => [
  ...(period.from === undefined ? [] : [{ text: 'at_ms >= ?', values: [period.from] }]),
  ...(period.until === undefined ? [] : [{ text: 'at_ms < ?', values: [period.until] }]),
];

/** Orders positions: the newest first. */
export const comparePositions = (a: Position, b: Position): number =>
  b.at - a.at || a.rank - b.rank || a.id - b.id;
