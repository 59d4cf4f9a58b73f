import 'server-only';

import type { ApiResponse } from '@/lib/prodmanager/index';

import { readItems, readRows } from '../poller/rows/read-list';
import type { ReadRow } from '../poller/rows/read-row';

/** One page of a list, as the source told it. */
export interface ArchivePage<T> {
  readonly items: readonly T[];
  /** How many rows of the page could not be read at all; null for those who may not know how many, and 0 where there are none. */
  readonly leftOut: number | null;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** How many the whole list has. */
  readonly total: number;
  /** 0 for an empty list. */
  readonly totalPages: number;
  /** How many rows were looked through, and of how many, where `total` counts only what was found among them. */
  readonly cut?: CutList;
}

/** A list that was not looked through to its end. */
export interface CutList {
  readonly looked: number;
  readonly of: number;
}

/** The page that an answer holds. @throws ParseError where it is no list, or does not tell its length. */
export function toArchivePage<Item>(
  answer: ApiResponse,
  { page, perPage }: Pick<ArchivePage<Item>, 'page' | 'perPage'>,
  read: ReadRow<Item>,
): ArchivePage<Item> {
  const { rows, bad } = readRows(read, readItems(answer));
  return {
    items: rows,
    leftOut: bad.length,
    page,
    perPage,
    total: answer.count('x-total'),
    totalPages: answer.count('x-total-pages'),
  };
}
