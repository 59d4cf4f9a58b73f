import { totalOf } from '../model/counts';
import { severityRank } from '../model/order';
import { earliest } from '../model/time';
import type { Incident, MonitorStatus, Section, Sections } from '../model/types';
import type { Line, WeatherMap } from '../map/weather-map';

/** A monitor status, or `empty` if there are no monitors. */
export type VerdictLevel = MonitorStatus | 'empty';

/** Scopes or services in trouble: how many, and the names of the first ones. */
export interface NamedCount {
  readonly count: number;
  /** Two at most. */
  readonly named: readonly { readonly name: string }[];
}

/** A verdict names up to this many scopes or services, and counts more. */
const MOST_NAMES = 2;

/**
 * The state of production in one value.
 *
 * `places`: services and scopes with monitors in trouble. `incident`: monitors are ok, but an incident is ongoing. `fine`: neither. `doubtful`: every
 * readable monitor is ok, but the list is unproven or incomplete, so the level is `unknown`. `empty`: there are no monitors.
 * `unread`: monitors were never read.
 */
export type Verdict = {
  readonly level: VerdictLevel;
  /** Number of monitors that are not ok but explained by a maintenance, and so ignored. */
  readonly expected: number;
} & (
  | {
      readonly kind: 'places';
      readonly services: NamedCount;
      readonly scopes: NamedCount;
      /** Since when a monitor has had the verdict's status, the earliest; null if one had it before observation began. */
      readonly since: string | null;
    }
  | {
      readonly kind: 'incident';
      /** When the impact started; null if unknown. */
      readonly since: string | null;
      readonly monitors: number;
      readonly incident: Pick<Incident, 'id' | 'name' | 'severity'>;
      readonly others: number;
    }
  | { readonly kind: 'fine'; readonly monitors: number }
  | { readonly kind: 'doubtful'; readonly doubt: Doubt; readonly monitors: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread' }
);

/** Why the data does not suffice for `fine`. `incomplete`: rows are missing. `unsettled`: the source's own counts disagree. */
export type Doubt = 'incomplete' | 'unsettled';

/** Why a section may be incomplete; null if it is not. */
export function doubtOf({ isProven, flaws }: Pick<Section<unknown>, 'isProven' | 'flaws'>): Doubt | null {
  if (flaws.some(({ kind }) => kind === 'row' || kind === 'missing')) return 'incomplete';
  return isProven ? null : 'unsettled';
}

/** Why the data of a board does not suffice for `fine`; null if it does. */
export function doubtOfBoard({
  monitors,
  incidents,
}: Pick<Sections, 'monitors' | 'incidents'>): Doubt | null {
  const doubts = [doubtOf(monitors), doubtOf(incidents)];
  return doubts.includes('incomplete') ? 'incomplete' : (doubts.find((doubt) => doubt !== null) ?? null);
}

/** The fields of an incident that affect a verdict. */
export type RaisingIncident = Pick<Incident, 'id' | 'name' | 'severity' | 'status' | 'impactStartedAt'>;

/** The verdict level of an incident: by severity, lower if contained; `ok` if it does not affect the verdict. */
export function incidentLevel({
  severity,
  status,
}: Pick<Incident, 'severity' | 'status'>): 'ok' | 'warning' | 'alert' {
  if (severity === 'minor' || severity === 'low') return 'ok';
  return severity === 'critical' && status !== 'stable' ? 'alert' : 'warning';
}

const RAISED: readonly VerdictLevel[] = ['ok', 'warning', 'alert'];

const nameFirst = (lines: readonly Line[]): NamedCount => ({
  count: lines.length,
  named: lines.slice(0, MOST_NAMES).map(({ name }) => ({ name })),
});

function troubledPlaces({ rows, columns }: WeatherMap, status: MonitorStatus) {
  const troubled = (lines: readonly Line[]) => lines.filter(({ counts }) => counts[status] > 0);
  const since = earliest(
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.status === status ? [cell.since] : []))),
  );
  return { services: nameFirst(troubled(rows)), scopes: nameFirst(troubled(columns)), since };
}

/**
 * Derives the verdict of a board.
 *
 * @param map Null if the monitors were never read.
 * @param incidents The ongoing incidents, worst first.
 * @param doubt See {@link doubtOfBoard}.
 */
export function toVerdict(
  map: WeatherMap | null,
  incidents: readonly RaisingIncident[],
  doubt: Doubt | null = null,
): Verdict {
  if (!map) return { level: 'unknown', expected: 0, kind: 'unread' };
  const cells = map.rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? []));
  const expected = cells.reduce((sum, cell) => sum + cell.expected, 0);
  const monitors = cells.reduce((sum, cell) => sum + totalOf(cell.counts), 0);

  const statuses: readonly MonitorStatus[] = ['alert', 'warning', 'unknown'];
  const worst = statuses.find((status) => cells.some((cell) => cell.counts[status] > 0));
  const [incident] = [...incidents].sort(
    (a, b) =>
      RAISED.indexOf(incidentLevel(b)) - RAISED.indexOf(incidentLevel(a)) ||
      severityRank(b.severity) - severityRank(a.severity),
  );
  const raised = incident ? incidentLevel(incident) : 'ok';
  const isIncidentWorse =
    raised === 'alert' ? worst !== 'alert' : raised === 'warning' && worst !== 'alert' && worst !== 'warning';

  if (incident && isIncidentWorse) {
    const { id, name, severity, impactStartedAt } = incident;
    return {
      level: raised,
      expected,
      kind: 'incident',
      since: impactStartedAt,
      monitors,
      incident: { id, name, severity },
      others: incidents.length - 1,
    };
  }
  if (worst) return { level: worst, expected, kind: 'places', ...troubledPlaces(map, worst) };
  if (doubt) return { level: 'unknown', expected, kind: 'doubtful', doubt, monitors };
  if (monitors + expected === 0) return { level: 'empty', expected, kind: 'empty' };
  return { level: 'ok', expected, kind: 'fine', monitors };
}
