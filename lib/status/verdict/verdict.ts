import { totalOf } from '../model/counts';
import { severityRank } from '../model/order';
import type { Incident, MonitorStatus, Section, Sections } from '../model/types';
import type { Cell, WeatherMap } from '../map/weather-map';

/** A monitor status, or `empty` if there are no monitors. */
export type VerdictLevel = MonitorStatus | 'empty';

/** A place in a verdict. */
export interface VerdictPlace {
  readonly scope: string;
  readonly service: string;
  /** Number of its monitors with the verdict's status. */
  readonly count: number;
}

/**
 * The state of production in one value.
 *
 * `places`: monitors in trouble, by place. `incident`: monitors are ok, but an incident is ongoing. `fine`: neither. `doubtful`: every
 * readable monitor is ok, but the list is unproven or incomplete, so the level is `unknown`. `empty`: there are no monitors.
 * `unread`: monitors were never read.
 */
export type Verdict = {
  readonly level: VerdictLevel;
  /** Number of monitors that are not ok but explained by a maintenance, and so ignored. */
  readonly expected: number;
} & (
  | { readonly kind: 'places'; readonly places: readonly VerdictPlace[] }
  | {
      readonly kind: 'incident';
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
export type RaisingIncident = Pick<Incident, 'id' | 'name' | 'severity' | 'status'>;

/** The verdict level of an incident: by severity, lower if contained; `ok` if it does not affect the verdict. */
export function incidentLevel({
  severity,
  status,
}: Pick<Incident, 'severity' | 'status'>): 'ok' | 'warning' | 'alert' {
  if (severity === 'minor' || severity === 'low') return 'ok';
  return severity === 'critical' && status !== 'stable' ? 'alert' : 'warning';
}

const RAISED: readonly VerdictLevel[] = ['ok', 'warning', 'alert'];

function troubledPlaces(map: WeatherMap, status: MonitorStatus): VerdictPlace[] {
  return map.rows.flatMap((row) =>
    row.cells.flatMap((cell: Cell | null, column) => {
      if (!cell || cell.counts[status] === 0) return [];
      const scope = map.columns[column]?.name ?? `#${cell.scopeId}`;
      return [{ scope, service: row.name, count: cell.counts[status] }];
    }),
  );
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
    const { id, name, severity } = incident;
    return {
      level: raised,
      expected,
      kind: 'incident',
      monitors,
      incident: { id, name, severity },
      others: incidents.length - 1,
    };
  }
  if (worst) return { level: worst, expected, kind: 'places', places: troubledPlaces(map, worst) };
  if (doubt) return { level: 'unknown', expected, kind: 'doubtful', doubt, monitors };
  if (monitors + expected === 0) return { level: 'empty', expected, kind: 'empty' };
  return { level: 'ok', expected, kind: 'fine', monitors };
}
