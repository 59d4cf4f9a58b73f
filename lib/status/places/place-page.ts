import { itemsOf } from '../verdict/board-summary';
import { NO_PROSE, toProse, type Prose, type RenderMarkdown } from '../model/items';
import { isProblem, toMonitorItems, type MonitorItem } from '../monitors/monitor-items';
import { toOverview, type Overview } from '../overview/overview';
import { idAt } from './place-list';
import { nameOfUnknown, toPlacePath, type Placed, type PlaceKind } from '../model/place';
import { WHOLE_BOARD, isSelected, type ParsedSelection } from '../model/selection';
import type { Dimension, Place, Snapshot } from '../model/types';

/** Monitors of one place. */
export interface PlaceGroup {
  readonly place: Placed<Place>;
  readonly monitors: readonly MonitorItem[];
}

/** The monitors shown on the page of a scope or service. */
export interface PlaceMonitors {
  /** Monitors with a problem, worst first, up to a limit; by place, in the order of its worst monitor. */
  readonly groups: readonly PlaceGroup[];
  /** Number of monitors not shown. */
  readonly others: number;
}

/** The page of a scope or service: the overview filtered to it. */
export interface PlacePage extends Overview {
  readonly kind: PlaceKind;
  readonly place: Dimension & Prose;
  /** Null if monitors were never read. */
  readonly monitors: PlaceMonitors | null;
}

const MOST_PROBLEMS = 25;

function groupByPlace(monitors: readonly MonitorItem[]): readonly PlaceGroup[] {
  const groups = new Map<string, MonitorItem[]>();
  for (const monitor of monitors) {
    const key = toPlacePath(monitor);
    groups.set(key, [...(groups.get(key) ?? []), monitor]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { scopeId, serviceId, scope, service } = first;
    return [{ place: { scopeId, serviceId, scope, service }, monitors: own }];
  });
}

/**
 * Returns null if there is no scope or service with that id.
 *
 * @param within Additional filter: services of a scope, or scopes of a service.
 */
export function toPlacePage(
  snapshot: Snapshot,
  kind: PlaceKind,
  id: number,
  render: RenderMarkdown,
  within: ParsedSelection = WHOLE_BOARD,
): PlacePage | null {
  const there = toMonitorItems(snapshot)?.filter((monitor) => idAt(kind, monitor) === id) ?? null;
  const known = snapshot.sections[kind].items.find((place) => place.id === id);
  const isKnownToBeNone = itemsOf(snapshot.sections[kind]) !== null && (there === null || there.length === 0);
  if (!known && isKnownToBeNone) return null;
  const selection = { ...within.selection, [kind]: [id] };
  const all = there?.filter((monitor) => isSelected(selection, monitor)) ?? null;
  const problems = all?.filter(isProblem).slice(0, MOST_PROBLEMS) ?? [];
  const description = known?.description ?? null;
  return {
    ...toOverview(snapshot, render, { selection, problems: within.problems }),
    affected: null,
    kind,
    place: {
      id,
      name: known?.name ?? nameOfUnknown(kind, id),
      ...(description === null ? NO_PROSE : toProse(render(description, 'description'))),
    },
    monitors: all && { groups: groupByPlace(problems), others: all.length - problems.length },
  };
}
