import type { BoardSummary } from '../verdict/board-summary';
import type { NoticeKind } from './notice-filters';
import { createMatcher, toItemText, type Searched } from '../lists/search-text';
import type {
  AnnouncementItem,
  IncidentItem,
  MaintenanceItem,
  PastIncident,
  PastMaintenance,
} from '../model/items';
import type { FilterProblem } from '../model/selection';
import type { Dimension, Flaw, SourceProblem } from '../model/types';

/** Current and future notices. */
interface OpenItems<Item> {
  readonly tab: 'open';
  /** The matching ones; null if they were never read, which differs from none. */
  readonly items: readonly Item[] | null;
  /** Number of all open notices, regardless of filters. */
  readonly total: number;
}

/** A page of closed notices. */
interface PastItems<Item> {
  readonly tab: 'past';
  readonly state: 'read';
  readonly items: readonly Item[];
  /** The requested page; past the last one there are no items. */
  readonly page: number;
  /** 0 if there are no items. */
  readonly totalPages: number;
  /** Number of matching items on all pages. */
  readonly total: number;
  /** The search text of `items` and `total`; empty if none. */
  readonly searched: string;
  /** How many of how many items were searched, if not all; `total` then counts matches among those. */
  readonly cut: { readonly looked: number; readonly of: number } | null;
  /** When it was read from the source, an ISO instant. */
  readonly readAt: string;
  /** Data of the page that could not be read. */
  readonly flaws: readonly Flaw[];
}

/** The archive cannot be read now. */
interface UnavailablePast {
  readonly tab: 'past';
  readonly state: 'unavailable';
  readonly problem: SourceProblem;
}

/** The content of a tab. */
export type ListedItems<Open, Past> = OpenItems<Open> | PastItems<Past> | UnavailablePast;

/** The list page of one kind of notice. */
export interface NoticeList<Open, Past> extends BoardSummary {
  readonly listed: ListedItems<Open, Past>;
  readonly problems: readonly FilterProblem[];
  /** The scopes to filter by. */
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
}

interface OpenOf {
  readonly incidents: IncidentItem;
  readonly maintenances: MaintenanceItem;
  readonly announcements: AnnouncementItem;
}

interface PastOf {
  readonly incidents: PastIncident;
  readonly maintenances: PastMaintenance;
  readonly announcements: AnnouncementItem;
}

export type ListOf<Kind extends NoticeKind> = NoticeList<OpenOf[Kind], PastOf[Kind]>;

/** Items whose names and other searched fields contain every word of a text, ignoring case and accents; all if it is empty. */
export function searchNames<Item extends Searched>(items: readonly Item[], text: string): readonly Item[] {
  if (text.trim() === '') return items;
  const matches = createMatcher(text);
  return items.filter((item) => matches(toItemText(item)));
}
