import { toWeatherMap, type WeatherMap } from '../map/weather-map';
import { countStatuses, type StatusCounts } from '../model/counts';
import { severityRank } from '../model/order';
import { byInstant } from '../model/time';
import { type Incident, type Section, SECTION_NAMES, type SectionName, type Snapshot } from '../model/types';
import { doubtOfBoard, toVerdict, type Verdict } from './verdict';

/** The data that every page has: the verdict and the state of each section. */
export interface BoardSummary extends Omit<Snapshot, 'sections' | 'changes'> {
  /** State of each section, without its items. */
  readonly sections: Readonly<Record<SectionName, Omit<Section<unknown>, 'items'>>>;
  readonly verdict: Verdict;
  readonly counts: StatusCounts;
}

/** The items of a section; null if it was never read, which differs from empty. */
export const itemsOf = <T>(section: Section<T>): readonly T[] | null =>
  section.state === 'unavailable' ? null : section.items;

/** Worst severity first, then the longest, then by id. */
const byIncident = (a: Incident, b: Incident): number =>
  severityRank(b.severity) - severityRank(a.severity) ||
  byInstant(a.impactStartedAt, b.impactStartedAt) ||
  a.id - b.id;

/** Ongoing incidents, worst first; null if they were never read. */
export function ongoingOf({ sections }: Snapshot): readonly Incident[] | null {
  return (
    itemsOf(sections.incidents)
      ?.filter(({ status }) => status !== 'resolved')
      .sort(byIncident) ?? null
  );
}

/** The weather map, ongoing incidents and common page data of a board. */
export interface SummarisedBoard {
  readonly summary: BoardSummary;
  /** Null if monitors were never read. */
  readonly map: WeatherMap | null;
}

function createSummary(snapshot: Snapshot): SummarisedBoard {
  const { sections, changes: _, ...rest } = snapshot;
  const monitors = itemsOf(sections.monitors);
  const map =
    monitors &&
    toWeatherMap({
      scopes: sections.scopes.items,
      services: sections.services.items,
      monitors,
      maintenances: itemsOf(sections.maintenances) ?? [],
    });
  const summary = {
    ...rest,
    sections: Object.fromEntries(
      SECTION_NAMES.map((name) => {
        const { items: _, ...how } = sections[name];
        return [name, how];
      }),
    ) as BoardSummary['sections'],
    verdict: toVerdict(map, ongoingOf(snapshot) ?? [], doubtOfBoard(sections)),
    counts: countStatuses(monitors ?? []),
  };
  return { summary, map };
}

const summaries = new WeakMap<Snapshot, SummarisedBoard>();

/** Summarises a board. Cached for each snapshot, because every page needs it. */
export function summarise(snapshot: Snapshot): SummarisedBoard {
  const known = summaries.get(snapshot);
  if (known) return known;
  const created = createSummary(snapshot);
  summaries.set(snapshot, created);
  return created;
}
