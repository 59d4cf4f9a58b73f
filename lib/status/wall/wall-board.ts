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
import { filterBoard, parseSelection, type FilterProblem, type Selection } from '../model/selection';
import { toDisplayName } from '../model/display-name';
import type { Snapshot, Transition } from '../model/types';
import { doubtOf, toVerdict, type Verdict, type VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';
import { formatView } from './format-wall-options';
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
}

/** The data of a wall: the board summary, and the views in the order of the URL. */
export interface WallBoard extends BoardSummary {
  /** At least one. */
  readonly views: readonly WallViewData[];
  /** The latest transitions, newest first. */
  readonly changes: readonly PlacedChange[];
  /** When the last trouble that was seen ended, an ISO instant; null if none was seen. */
  readonly quietSince: string | null;
  /** Whether the list of monitors may be incomplete. */
  readonly isDoubtful: boolean;
  /** Whether anything could not be read. */
  readonly hasFlaws: boolean;
  /** Names in the URL that do not exist. */
  readonly problems: readonly FilterProblem[];
}

const SHOWN_CHANGES = 3;
const EVERYTHING: WallView = { kind: 'all' };

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
  view: WallView,
  name: string | null,
  render: RenderMarkdown,
): WallViewData {
  const { summary, map } = summarise(snapshot);
  const items = createItems(snapshot.sections, render);
  return {
    key: formatView(view),
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
): WallBoard {
  const query = new URLSearchParams([
    ...options.scopes.map((ref) => ['scope', ref]),
    ...options.services.map((ref) => ['service', ref]),
  ]);
  const { selection, problems } = parseSelection(query, snapshot.sections);
  const base = filterBoard(snapshot, selection);
  const unknown: FilterProblem[] = [...problems];
  const views = options.views.flatMap((view): WallViewData[] => {
    if (!('ref' in view)) return [toViewData(base, view, null, render)];
    const parsed = parseSelection(new URLSearchParams([[view.kind, view.ref]]), snapshot.sections);
    unknown.push(...parsed.problems.map(() => ({ parameter: 'view', value: formatView(view) })));
    const name = nameOf(snapshot, parsed.selection);
    return name === null ? [] : [toViewData(filterBoard(base, parsed.selection), view, name, render)];
  });
  const isInventoryRead =
    itemsOf(snapshot.sections.scopes) !== null && itemsOf(snapshot.sections.services) !== null;
  return {
    ...summarise(base).summary,
    isDoubtful: doubtOf(base.sections.monitors) !== null,
    hasFlaws: Object.values(base.sections).some(({ flaws }) => flaws.length > 0),
    views: views.length > 0 ? views : [toViewData(base, EVERYTHING, null, render)],
    quietSince: endOfTrouble(base.changes),
    changes: placeChanges(base.changes.slice(0, SHOWN_CHANGES), base.sections),
    // They may be in a section that was never read.
    problems: isInventoryRead ? unknown.map(toShownProblem) : [],
  };
}

/** When the newest of some transitions that end trouble, or a time without observation, happened. */
function endOfTrouble(changes: readonly Transition[]): string | null {
  const end = changes.find(
    (change) =>
      change.kind === 'gap' ||
      (change.kind === 'monitor' && change.to === 'ok') ||
      (change.kind === 'incident' && change.change === 'resolved') ||
      (change.kind === 'maintenance' && change.change === 'ended'),
  );
  return end?.at ?? null;
}

/** Quoted here, because no wall needs the rules of names. */
const toShownProblem = ({ parameter, value }: FilterProblem): FilterProblem => ({
  parameter,
  value: toDisplayName(value),
});

function nameOf({ sections }: Snapshot, { scopes, services }: Selection): string | null {
  const found =
    sections.scopes.items.find(({ id }) => scopes.includes(id)) ??
    sections.services.items.find(({ id }) => services.includes(id));
  return found?.name ?? null;
}
