import { countStatuses, type StatusCounts } from './counts';
import { severityRank } from './severity';
import type { Transition } from './transition';
import {
  SECTION_NAMES,
  type Announcement,
  type Dimension,
  type Incident,
  type Maintenance,
  type Section,
  type SectionName,
  type Snapshot,
} from './types';
import { toVerdict, type Verdict } from './verdict';
import { toWeatherMap, type WeatherMap } from './weather-map';

/** Something at a place, with the names of that place. */
export type Placed<T> = T & { readonly scope: string; readonly service: string };

/** A change with the names of its place; a gap has none. */
export type PlacedChange =
  Extract<Transition, { kind: 'gap' }> | Placed<Exclude<Transition, { kind: 'gap' }>>;

/** What the overview shows; a list is null where its section was never read, which is not the same as empty. */
export interface Overview extends Omit<Snapshot, 'format' | 'sections' | 'changes'> {
  /** How each section stands, without its items. */
  readonly sections: Readonly<Record<SectionName, Pick<Section<unknown>, 'state' | 'problem'>>>;
  readonly verdict: Verdict;
  readonly counts: StatusCounts;
  /** Null where monitors were never read. */
  readonly map: WeatherMap | null;
  /** Ongoing, worst severity first, then oldest. */
  readonly incidents: readonly Placed<Incident>[] | null;
  /** In progress (overrunning first), then scheduled by start. */
  readonly maintenances: readonly Placed<Maintenance>[] | null;
  /** In force, highest level first. */
  readonly announcements: readonly Placed<Announcement>[] | null;
  /** The latest, newest first. */
  readonly changes: readonly PlacedChange[];
}

const SHOWN_CHANGES = 12;
const LEVELS: readonly string[] = ['high', 'medium', 'low', 'unknown'];

const itemsOf = <T>(section: Section<T>): readonly T[] | null =>
  section.state === 'unavailable' ? null : section.items;

function toNames(section: Section<Dimension>): (id: number) => string {
  const names = new Map(section.items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `#${id}`;
}

const byIncident = (a: Incident, b: Incident): number =>
  severityRank(b.severity) - severityRank(a.severity) ||
  Date.parse(a.impactStartedAt) - Date.parse(b.impactStartedAt) ||
  a.id - b.id;

const byMaintenance = (a: Maintenance, b: Maintenance): number =>
  Number(b.status === 'in-progress') - Number(a.status === 'in-progress') ||
  Number(b.isOverrunning) - Number(a.isOverrunning) ||
  Date.parse(a.scheduledStartAt) - Date.parse(b.scheduledStartAt) ||
  a.id - b.id;

const byAnnouncement = (a: Announcement, b: Announcement): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
  Date.parse(a.startsAt) - Date.parse(b.startsAt) ||
  a.id - b.id;

/** What the overview shows of a snapshot: everything it needs, and no list of all monitors. */
export function toOverview({ format: _, sections, changes, ...facts }: Snapshot): Overview {
  const scopeName = toNames(sections.scopes);
  const serviceName = toNames(sections.services);
  const place = <T extends { scopeId: number; serviceId: number }>(item: T): Placed<T> => ({
    ...item,
    scope: scopeName(item.scopeId),
    service: serviceName(item.serviceId),
  });
  const monitors = itemsOf(sections.monitors);
  const maintenances = itemsOf(sections.maintenances);
  const incidents = itemsOf(sections.incidents)
    ?.filter(({ status }) => status !== 'resolved')
    .sort(byIncident);
  const map =
    monitors &&
    toWeatherMap({
      scopes: sections.scopes.items,
      services: sections.services.items,
      monitors,
      maintenances: maintenances ?? [],
    });
  return {
    ...facts,
    sections: Object.fromEntries(
      SECTION_NAMES.map((name) => [name, { state: sections[name].state, problem: sections[name].problem }]),
    ) as Overview['sections'],
    verdict: toVerdict(map, incidents ?? []),
    counts: countStatuses(monitors ?? []),
    map,
    incidents: incidents?.map(place) ?? null,
    maintenances:
      maintenances
        ?.filter(({ status }) => status === 'in-progress' || status === 'scheduled' || status === 'unknown')
        .sort(byMaintenance)
        .map(place) ?? null,
    announcements:
      itemsOf(sections.announcements)
        ?.filter(({ isInForce }) => isInForce)
        .sort(byAnnouncement)
        .map(place) ?? null,
    changes: changes
      .slice(0, SHOWN_CHANGES)
      .map((change) =>
        change.kind === 'gap' ? change : place<Exclude<Transition, { kind: 'gap' }>>(change),
      ),
  };
}
