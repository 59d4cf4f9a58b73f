import 'server-only';

import type { Answer } from '@/lib/prodmanager/index';

import { parseItems, parseRows } from '../poller/rows/read-list';
import type { RowParser } from '../poller/rows/parse-row';

/** One page of a list, as the source told it. */
export interface ArchivePage<T> {
  readonly items: readonly T[];
  /** How many rows of the page could not be read at all; null for those who may not know how many, and 0 where there are none. */
  readonly unreadable: number | null;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** How many the whole list has. */
  readonly total: number;
  /** 0 for an empty list. */
  readonly totalPages: number;
  /** How many rows were looked through, and of how many, where `total` counts only what was found among them. */
  readonly cut?: PartialSearch;
}

/** A list that was not looked through to its end. */
export interface PartialSearch {
  readonly looked: number;
  readonly of: number;
}

/** The page that an answer holds. @throws ParseError where it is no list, or does not tell its length. */
export function toArchivePage<Item>(
  answer: Answer,
  { page, perPage }: Pick<ArchivePage<Item>, 'page' | 'perPage'>,
  read: RowParser<Item>,
): ArchivePage<Item> {
  const { rows, bad } = parseRows(read, parseItems(answer));
  return {
    items: rows,
    unreadable: bad.length,
    page,
    perPage,
    total: answer.count('x-total'),
    totalPages: answer.count('x-total-pages'),
  };
}
