import { placeChanges, type PlacedChange } from '../changes/placed-change';
import type { WeatherMap } from '../map/weather-map';
import {
  type AnnouncementItem,
  createItems,
  type IncidentItem,
  type MaintenanceItem,
  type RenderMarkdown,
} from '../model/items';
import { isOver } from '../model/maintenance';
import type { Selected } from '../model/place';
import {
  filterBoard,
  WHOLE_BOARD,
  type FilterProblem,
  type ParsedSelection,
  toSelected,
} from '../model/selection';
import { byInstant } from '../model/time';
import { toMonitorItems } from '../monitors/monitor-items';
import type { Announcement, Maintenance, Snapshot } from '../model/types';
import { type BoardSummary, itemsOf, ongoingOf, summarise } from '../verdict/board-summary';
import { type Affected, toAffected } from './affected';
import { type Reasons, toReasons } from './reasons';

/** The overview, without a list of all monitors. A list is null if its section was never read, which differs from empty. */
export interface Overview extends BoardSummary {
  /** Null if monitors were never read. */
  readonly map: WeatherMap | null;
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
const LEVELS: readonly string[] = ['high', 'medium', 'low', 'unknown'];

const byMaintenance = (a: Maintenance, b: Maintenance): number =>
  Number(b.status === 'in-progress') - Number(a.status === 'in-progress') ||
  Number(b.isOverrunning) - Number(a.isOverrunning) ||
  byInstant(a.scheduledStartAt, b.scheduledStartAt) ||
  a.id - b.id;

const byAnnouncement = (a: Announcement, b: Announcement): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byInstant(a.startsAt, b.startsAt) || a.id - b.id;

/** Open maintenances: overrunning, in progress, then by scheduled start; null if never read. */
export function openMaintenancesOf({ sections }: Snapshot): readonly Maintenance[] | null {
  return (
    itemsOf(sections.maintenances)
      ?.filter(({ status }) => !isOver(status))
      .sort(byMaintenance) ?? null
  );
}

/** Announcements in force, highest level first; null if never read. */
export function announcementsInForceOf({ sections }: Snapshot): readonly Announcement[] | null {
  return (
    itemsOf(sections.announcements)
      ?.filter(({ isInForce }) => isInForce)
      .sort(byAnnouncement) ?? null
  );
}

/** Open announcements: in force (highest level first), then future ones by start; null if never read. */
export function openAnnouncementsOf(snapshot: Snapshot, nowMs: number): readonly Announcement[] | null {
  const inForce = announcementsInForceOf(snapshot);
  const toCome = snapshot.sections.announcements.items
    .filter(({ isInForce, startsAt }) => !isInForce && startsAt !== null && Date.parse(startsAt) > nowMs)
    .sort((a, b) => byInstant(a.startsAt, b.startsAt) || a.id - b.id);
  return inForce && [...inForce, ...toCome];
}

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
    map,
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
