import type { BoardSummary } from '../verdict/board-facts';
import type { NoticeKind } from './notice-filters';
import type { AnnouncementItem, IncidentItem, MaintenanceItem } from '../model/items';
import { createMatcher, toSearchText } from '../lists/search-text';
import type { FilterProblem } from '../model/selection';
import type { Dimension, Flaw, SourceProblem } from '../model/types';

/** What goes on or is to come. */
interface OpenItems<Item> {
  readonly tab: 'open';
  /** Those asked for; null where they were never read, which is not the same as none. */
  readonly items: readonly Item[] | null;
  /** All of them, whatever was asked for. */
  readonly total: number;
}

/** A page of what is over. */
interface PastItems<Item> {
  readonly tab: 'past';
  readonly state: 'read';
  readonly items: readonly Item[];
  /** The page asked for; beyond the last one there are no items. */
  readonly page: number;
  /** 0 where there is nothing. */
  readonly totalPages: number;
  /** All that were asked for, on every page. */
  readonly total: number;
  /** The text whose matches `items` and `total` are; empty where nothing is searched for. */
  readonly searched: string;
  /** How many of how many were looked through, where `total` is only of those; null where it is of all. */
  readonly cut: { readonly looked: number; readonly of: number } | null;
  /** When the source was asked, an ISO instant. */
  readonly readAt: string;
  /** What of the page could not be read. */
  readonly flaws: readonly Flaw[];
}

/** What is over, where the source cannot be asked. */
interface UnavailablePast {
  readonly tab: 'past';
  readonly state: 'unavailable';
  readonly problem: SourceProblem;
}

/** What one tab of a list shows. */
export type ListedItems<Item> = OpenItems<Item> | PastItems<Item> | UnavailablePast;

/** One list of notices. */
export interface NoticeList<Item> extends BoardSummary {
  readonly listed: ListedItems<Item>;
  readonly problems: readonly FilterProblem[];
  /** The places to choose from. */
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
}

/** The item of each list. */
export interface ListItems {
  readonly incidents: IncidentItem;
  readonly maintenances: MaintenanceItem;
  readonly announcements: AnnouncementItem;
}

/** The list of one kind. */
export type ListOf<Kind extends NoticeKind> = NoticeList<ListItems[Kind]>;

/** Those whose name holds every word of a text, in any case and with or without accents; all of them where it is empty. */
export function searchNames<Item extends { readonly name: string }>(
  items: readonly Item[],
  text: string,
): readonly Item[] {
  if (text.trim() === '') return items;
  const matches = createMatcher(text);
  return items.filter(({ name }) => matches(toSearchText(name)));
}
