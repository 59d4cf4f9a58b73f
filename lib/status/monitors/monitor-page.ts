import { itemsOf, ongoingOf, summarise, type BoardSummary } from '../verdict/board-summary';
import {
  createItems,
  NO_PROSE,
  toProse,
  type IncidentItem,
  type MaintenanceItem,
  type Prose,
  type RenderMarkdown,
} from '../model/items';
import { isUnplaced } from '../model/flaws';
import { isSamePlace, listMonitors, type MonitorsAtPlace } from './monitors-at-place';
import { toMonitorItems, type MonitorItem } from './monitor-items';
import { placeChanges, type PlacedChange } from '../changes/placed-change';
import { openMaintenancesOf } from '../verdict/open-notices';
import type { Place, Snapshot } from '../model/types';

const SHOWN_CHANGES = 50;

/** A monitor with its description. */
export interface MonitorDetails extends MonitorItem, Prose {
  readonly url: string | null;
}

/** The page of a monitor. */
export interface MonitorPage extends BoardSummary {
  /** Null if monitors were never read, so it may or may not exist. */
  readonly monitor: MonitorDetails | null;
  /** The other monitors at its place; null if its place is unknown. */
  readonly siblings: MonitorsAtPlace | null;
  /** Ongoing at its place, worst first; null if unknown. */
  readonly incidents: readonly IncidentItem[] | null;
  /** Open at its place; null if unknown. */
  readonly maintenances: readonly MaintenanceItem[] | null;
  /** Its latest transitions, newest first. */
  readonly changes: readonly PlacedChange[];
}

const MOST_SIBLINGS = 12;

/** Returns null if there is no such monitor. */
export function toMonitorPage(snapshot: Snapshot, id: number, render: RenderMarkdown): MonitorPage | null {
  const { summary } = summarise(snapshot);
  const { sections, changes } = snapshot;
  const monitors = itemsOf(sections.monitors);
  if (monitors === null)
    return { ...summary, monitor: null, siblings: null, incidents: null, maintenances: null, changes: [] };
  const raw = monitors.find((monitor) => monitor.id === id);
  const item = toMonitorItems(snapshot)?.find((monitor) => monitor.id === id);
  if (!raw || !item) return null;
  const items = createItems(sections, render);
  const isHere = (other: Place): boolean => isSamePlace(other, raw);
  const prose = raw.description === null ? NO_PROSE : toProse(render(raw.description, 'description'));
  const own = changes.filter((change) => change.kind === 'monitor' && change.id === id);
  return {
    ...summary,
    monitor: { ...item, url: raw.url, ...prose },
    siblings: isUnplaced(raw)
      ? null
      : listMonitors(snapshot, (other) => isHere(other) && other.id !== id, MOST_SIBLINGS),
    incidents: ongoingOf(snapshot)?.filter(isHere).map(items.incident) ?? null,
    maintenances: openMaintenancesOf(snapshot)?.filter(isHere).map(items.maintenance) ?? null,
    changes: placeChanges(own.slice(0, SHOWN_CHANGES), sections),
  };
}
