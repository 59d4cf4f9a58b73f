import 'server-only';

import type { z } from 'zod';

import type { Answer } from '@/lib/prodmanager/index';

import { readItems } from '../engine/read-list';

/** One page of a list, as the source told it. */
export interface HistoryPage<T> {
  readonly items: readonly T[];
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

/** How the rows of a page become items. */
export interface PageReading<Row, Item> {
  readonly schema: z.ZodType<Row>;
  /** May throw a RangeError for a date that does not exist. */
  readonly toItem: (row: Row) => Item;
  /** Told of each row that cannot be used, and is left out. */
  readonly onBadRow: (problem: string) => void;
}

/** The page that an answer holds. @throws ParseError where it is no list, or does not tell its length. */
export function toHistoryPage<Row, Item>(
  answer: Answer,
  { page, perPage }: Pick<HistoryPage<Item>, 'page' | 'perPage'>,
  { schema, toItem, onBadRow }: PageReading<Row, Item>,
): HistoryPage<Item> {
  const items: Item[] = [];
  for (const row of readItems(answer)) {
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      onBadRow(`${parsed.error.issues[0]?.path.map(String).join('.') ?? 'it'} cannot be read`);
      continue;
    }
    try {
      items.push(toItem(parsed.data));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      onBadRow('it has a date that does not exist');
    }
  }
  return { items, page, perPage, total: answer.count('x-total'), totalPages: answer.count('x-total-pages') };
}
