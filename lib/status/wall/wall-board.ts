import { itemsOf, ongoingOf, summarise, type BoardSummary } from '../verdict/board-summary';
import type { StatusCounts } from '../model/counts';
import {
  createItems,
  toExcerpt,
  type AnnouncementItem,
  type IncidentItem,
  type MaintenanceItem,
  type Prose,
  type RenderMarkdown,
} from '../model/items';
import { placeChanges, type PlacedChange } from '../changes/placed-change';
import { announcementsInForceOf, openMaintenancesOf } from '../verdict/open-notices';
import { filterBoard, WHOLE_BOARD, type FilterProblem } from '../model/selection';
import { toDisplayName } from '../model/display-name';
import type { Snapshot } from '../model/types';
import { doubtOf, toVerdict, type Verdict, type VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';
import { formatView } from './format-wall-options';
import { toQuiet, type Quiet, type RecordedQuiet } from './quiet';
import { isList, selectViews, type SelectedView } from './select-views';
import { toWallDay, type PlaceDay, type WallDay } from './wall-day';
import type { WallOptions, WallView } from './wall-options';

/** An announcement on the wall: plain text only. */
export type WallAnnouncement = Omit<AnnouncementItem, keyof Prose> & { readonly text: string };

/** The data of one view; a list is null if its section was never read. */
export interface WallViewData {
  /** The view as written in the URL. */
  readonly key: string;
  readonly kind: WallView['kind'];
  /** Name of the scope or service; null for other views. */
  readonly name: string | null;
  readonly verdict: Verdict;
  /** The level of what the view shows: for a list of incidents or maintenances, of that list. */
  readonly level: VerdictLevel;
  readonly counts: StatusCounts;
  /** Null if monitors were never read. */
  readonly map: WeatherMap | null;
  readonly incidents: readonly IncidentItem[] | null;
  /** Open: overrunning, in progress, then scheduled by start. */
  readonly maintenances: readonly MaintenanceItem[] | null;
  readonly announcements: readonly WallAnnouncement[] | null;
  /** Since when there has been no trouble, for a view that has none; null if that is unknown. */
  readonly quiet: Quiet | null;
  /** Null while the history cannot be read, and for lists. */
  readonly day: WallDay | null;
}

/** What a wall shows of the recorded past. */
export interface WallPast {
  /** Null while the history cannot be read. */
  readonly day: PlaceDay | null;
  /** By view, as written in the URL; null or absent while the history cannot be read. */
  readonly quiet: ReadonlyMap<string, RecordedQuiet | null>;
}

/** The data of a wall: the board summary, and the views in the order of the URL. */
export interface WallBoard extends BoardSummary {
  /** At least one. */
  readonly views: readonly WallViewData[];
  /** The latest transitions, newest first. */
  readonly changes: readonly PlacedChange[];
  /** Whether the list of monitors may be incomplete. */
  readonly isDoubtful: boolean;
  /** Whether anything could not be read. */
  readonly hasFlaws: boolean;
  /** Names in the URL that do not exist. */
  readonly problems: readonly FilterProblem[];
}

const SHOWN_CHANGES = 3;
const NO_PAST: WallPast = { day: null, quiet: new Map() };

function levelOf(kind: WallView['kind'], snapshot: Snapshot, { level }: Verdict): VerdictLevel {
  const { incidents, maintenances } = snapshot.sections;
  if (kind === 'incidents') {
    const ongoing = ongoingOf(snapshot);
    const own = toVerdict(ongoing && { rows: [], columns: [] }, ongoing ?? [], doubtOf(incidents));
    return own.level === 'empty' ? 'ok' : own.level;
  }
  if (kind === 'maintenances') {
    const open = openMaintenancesOf(snapshot);
    if (open?.some(({ isOverrunning }) => isOverrunning)) return 'warning';
    return open === null || doubtOf(maintenances) ? 'unknown' : 'ok';
  }
  return level;
}

function toViewData(
  snapshot: Snapshot,
  { view, name, selections }: SelectedView,
  render: RenderMarkdown,
  { day, quiet }: WallPast,
): WallViewData {
  const { summary, map } = summarise(snapshot);
  const items = createItems(snapshot.sections, render);
  const key = formatView(view);
  return {
    key,
    kind: view.kind,
    name,
    verdict: summary.verdict,
    level: levelOf(view.kind, snapshot, summary.verdict),
    counts: summary.counts,
    map,
    incidents: ongoingOf(snapshot)?.map(items.incident) ?? null,
    maintenances: openMaintenancesOf(snapshot)?.map(items.maintenance) ?? null,
    announcements:
      announcementsInForceOf(snapshot)?.map((announcement) => {
        const { html: _, isShortened: __, ...rest } = items.announcement(announcement);
        return { ...rest, text: toExcerpt(render(announcement.description, 'announcement').text) };
      }) ?? null,
    quiet: isList(view) ? null : toQuiet(snapshot, quiet.get(key) ?? null),
    day: day === null || isList(view) ? null : toWallDay(day, selections),
  };
}

/**
 * The data of a wall for a snapshot.
 *
 * @param options The options of the URL. Scopes and services that do not exist are reported in `problems` and ignored.
 */
export function toWallBoard(
  snapshot: Snapshot,
  options: Pick<WallOptions, 'scopes' | 'services' | 'views'>,
  render: RenderMarkdown,
  past: WallPast = NO_PAST,
): WallBoard {
  const { views, problems } = selectViews(snapshot, options);
  const [first] = views;
  const base = filterBoard(snapshot, first?.selections[0] ?? WHOLE_BOARD.selection);
  const isInventoryRead =
    itemsOf(snapshot.sections.scopes) !== null && itemsOf(snapshot.sections.services) !== null;
  return {
    ...summarise(base).summary,
    isDoubtful: doubtOf(base.sections.monitors) !== null,
    hasFlaws: Object.values(base.sections).some(({ flaws }) => flaws.length > 0),
    views: views.map((view) => {
      const [, own] = view.selections;
      return toViewData(own ? filterBoard(base, own) : base, view, render, past);
    }),
    changes: placeChanges(base.changes.slice(0, SHOWN_CHANGES), base.sections),
    // They may be in a section that was never read.
    problems: isInventoryRead ? problems.map(toShownProblem) : [],
  };
}

/** Quoted here, because no wall needs the rules of names. */
const toShownProblem = ({ parameter, value }: FilterProblem): FilterProblem => ({
  parameter,
  value: toDisplayName(value),
});
