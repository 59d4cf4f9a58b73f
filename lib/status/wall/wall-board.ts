import { itemsOf, ongoingOf, toSummary, type BoardSummary } from '../verdict/board-facts';
import type { StatusCounts } from '../model/counts';
import {
  createItems,
  toStart,
  type AnnouncementItem,
  type IncidentItem,
  type MaintenanceItem,
  type RenderMarkdown,
} from '../model/items';
import {
  announcementsInForceOf,
  openMaintenancesOf,
  toOverview,
  type PlacedChange,
} from '../overview/overview';
import { cutDown, parseSelection, type FilterProblem, type Selection } from '../model/selection';
import { toShownName } from '../model/shown-name';
import type { Snapshot } from '../model/types';
import { doubtOf, toVerdict, type Verdict, type VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';
import { formatView } from './format-wall-options';
import type { WallOptions, WallView } from './wall-options';

/** An announcement on the wall: as plain text. */
export type WallAnnouncement = Omit<AnnouncementItem, 'html' | 'isShortened'>;

/** What one of a wall's views has to show; a list is null where its section was never read. */
export interface WallViewFacts {
  /** The view as the URL writes it. */
  readonly key: string;
  readonly kind: WallView['kind'];
  /** Of the scope or service; null for a view that is not of one. */
  readonly name: string | null;
  readonly verdict: Verdict;
  /** How what the view shows stands: of a list of incidents or maintenances, that list alone. */
  readonly level: VerdictLevel;
  readonly counts: StatusCounts;
  /** Null where monitors were never read. */
  readonly map: WeatherMap | null;
  readonly incidents: readonly IncidentItem[] | null;
  /** Not over: overrunning, in progress, then scheduled by start. */
  readonly maintenances: readonly MaintenanceItem[] | null;
  readonly announcements: readonly WallAnnouncement[] | null;
}

/** The board as a wall shows it: what every page says of it, and its views in the order of the URL. */
export interface WallBoard extends BoardSummary {
  /** At least one. */
  readonly views: readonly WallViewFacts[];
  /** The latest, newest first. */
  readonly changes: readonly PlacedChange[];
  /** Whether the monitors may not be all there are. */
  readonly isDoubtful: boolean;
  /** Whether anything could not be read. */
  readonly hasFlaws: boolean;
  /** What of the URL names nothing that exists. */
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

function toFacts(
  snapshot: Snapshot,
  view: WallView,
  name: string | null,
  render: RenderMarkdown,
): WallViewFacts {
  const { facts, map } = toSummary(snapshot);
  const items = createItems(snapshot.sections, render);
  return {
    key: formatView(view),
    kind: view.kind,
    name,
    verdict: facts.verdict,
    level: levelOf(view.kind, snapshot, facts.verdict),
    counts: facts.counts,
    map,
    incidents: ongoingOf(snapshot)?.map(items.incident) ?? null,
    maintenances: openMaintenancesOf(snapshot)?.map(items.maintenance) ?? null,
    announcements:
      announcementsInForceOf(snapshot)?.map((announcement) => {
        const { html: _, isShortened: __, text, ...rest } = items.announcement(announcement);
        return { ...rest, text: toStart(text) };
      }) ?? null,
  };
}

/**
 * What a wall shows of a snapshot, once for each of its views.
 *
 * @param options What the wall's URL says. A scope or service that does not exist is told in `problems`, and has no effect.
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
  const base = cutDown(snapshot, selection);
  const unknown: FilterProblem[] = [...problems];
  const views = options.views.flatMap((view): WallViewFacts[] => {
    if (!('ref' in view)) return [toFacts(base, view, null, render)];
    const parsed = parseSelection(new URLSearchParams([[view.kind, view.ref]]), snapshot.sections);
    unknown.push(...parsed.problems.map(() => ({ parameter: 'view', value: formatView(view) })));
    const name = nameOf(snapshot, parsed.selection);
    return name === null ? [] : [toFacts(cutDown(base, parsed.selection), view, name, render)];
  });
  const isInventoryRead =
    itemsOf(snapshot.sections.scopes) !== null && itemsOf(snapshot.sections.services) !== null;
  return {
    ...toSummary(base).facts,
    isDoubtful: doubtOf(base.sections.monitors) !== null,
    hasFlaws: Object.values(base.sections).some(({ flaws }) => flaws.length > 0),
    views: views.length > 0 ? views : [toFacts(base, EVERYTHING, null, render)],
    changes: toOverview(base, render).changes.slice(0, SHOWN_CHANGES),
    // What was never read may hold it yet.
    problems: isInventoryRead ? unknown.map(toShownProblem) : [],
  };
}

/** Quoted here, because no wall needs the rules of names. */
const toShownProblem = ({ parameter, value }: FilterProblem): FilterProblem => ({
  parameter,
  value: toShownName(value),
});

function nameOf({ sections }: Snapshot, { scopes, services }: Selection): string | null {
  const found =
    sections.scopes.items.find(({ id }) => scopes.includes(id)) ??
    sections.services.items.find(({ id }) => services.includes(id));
  return found?.name ?? null;
}
