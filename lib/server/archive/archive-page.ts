import type { ApiResponse } from '@/lib/prodmanager/index';

import { parseItems, parseRows, type RowParser } from '../poller/rows/parse-row';

/** One page of a list of the source. */
export interface ArchivePage<T> {
  readonly items: readonly T[];
  /** How many rows of the page could not be parsed; null if the viewer may not know the number. */
  readonly unreadable: number | null;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** The length of the whole list. */
  readonly total: number;
  /** 0 for an empty list. */
  readonly totalPages: number;
  /** Present if `total` counts only matches among the first rows, because the list is too long to be searched whole. */
  readonly cut?: PartialSearch;
}

/** How many rows were searched, and out of how many. */
export interface PartialSearch {
  readonly looked: number;
  readonly of: number;
}

/** Parses a page. @throws ParseError if the response is not a list, or lacks its length. */
export function toArchivePage<Item>(
  response: ApiResponse,
  { page, perPage }: Pick<ArchivePage<Item>, 'page' | 'perPage'>,
  parse: RowParser<Item>,
): ArchivePage<Item> {
  const { rows, bad } = parseRows(parse, parseItems(response));
  return {
    items: rows,
    unreadable: bad.length,
    page,
    perPage,
    total: response.count('x-total'),
    totalPages: response.count('x-total-pages'),
  };
}
