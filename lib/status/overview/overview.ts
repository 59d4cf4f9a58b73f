import { announcementsInForceOf, openMaintenancesOf } from '../verdict/open-notices';
import { placeChanges, type PlacedChange } from '../changes/placed-change';
import { packMap, type PackedMap } from '../map/packed-map';
import { addCounts, NO_MONITORS, type StatusCounts } from '../model/counts';
import {
  type AnnouncementItem,
  createItems,
  type IncidentItem,
  type MaintenanceItem,
  type RenderMarkdown,
} from '../model/items';
import type { Selected } from '../model/place';
import {
  filterBoard,
  WHOLE_BOARD,
  type FilterProblem,
  type ParsedSelection,
  toSelected,
} from '../model/selection';
import { toMonitorItems } from '../monitors/monitor-items';
import type { Snapshot } from '../model/types';
import { type BoardSummary, ongoingOf, summarise } from '../verdict/board-summary';
import { type Affected, toAffected } from './affected';
import { type Reasons, toReasons } from './reasons';

/** The overview, without a list of all monitors. A list is null if its section was never read, which differs from empty. */
export interface Overview extends BoardSummary {
  /** Null if monitors were never read. */
  readonly map: PackedMap | null;
  /** Monitors by status, without those that a maintenance explains. */
  readonly unexpected: StatusCounts;
  readonly reasons: Reasons;
  /** Null if monitors were never read, or if the page lists them. */
  readonly affected: Affected | null;
  /** Ongoing, worst severity first, then oldest. */
  readonly incidents: readonly IncidentItem[] | null;
  /** In progress (overrunning first), then scheduled by start. */
  readonly maintenances: readonly MaintenanceItem[] | null;
  /** In force, highest level first. */
  readonly announcements: readonly AnnouncementItem[] | null;
  /** The latest transitions, newest first. */
  readonly changes: readonly PlacedChange[];
  /** The selection; empty for the whole board. */
  readonly selected: readonly Selected[];
  readonly problems: readonly FilterProblem[];
}

const SHOWN_CHANGES = 12;
/** The overview of a snapshot, filtered to a selection. */
export function toOverview(
  whole: Snapshot,
  render: RenderMarkdown,
  { selection, problems }: ParsedSelection = WHOLE_BOARD,
): Overview {
  const snapshot = filterBoard(whole, selection);
  const { summary, map } = summarise(snapshot);
  const items = createItems(snapshot.sections, render);
  const monitors = toMonitorItems(snapshot);
  const ongoing = ongoingOf(snapshot);
  const maintenances = openMaintenancesOf(snapshot);
  const incidents = ongoing ?? [];
  return {
    ...summary,
    map: map && packMap(map),
    unexpected: (map?.rows ?? []).reduce((sum, row) => addCounts(sum, row.counts), NO_MONITORS),
    reasons: toReasons({ verdict: summary.verdict, map, monitors: monitors ?? [], incidents }),
    affected: monitors && toAffected({ monitors, incidents, maintenances: maintenances ?? [] }),
    incidents: ongoing?.map(items.incident) ?? null,
    maintenances: maintenances?.map(items.maintenance) ?? null,
    announcements: announcementsInForceOf(snapshot)?.map(items.announcement) ?? null,
    changes: placeChanges(snapshot.changes.slice(0, SHOWN_CHANGES), snapshot.sections),
    selected: toSelected(selection, whole.sections),
    problems,
  };
}
