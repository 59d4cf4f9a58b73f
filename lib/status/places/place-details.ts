import { unpackMap } from '../map/packed-map';
import type { RenderMarkdown } from '../model/items';
import { createPlacer, type PlaceKind, type Placed } from '../model/place';
import type { Place, Snapshot } from '../model/types';
import { toOverview, type Overview } from '../overview/overview';
import { itemsOf } from '../verdict/board-summary';
import { isSamePlace, listMonitors, type MonitorsAtPlace } from '../monitors/monitors-at-place';

/** The page of a place: a service in a scope, with its own verdict. */
export interface PlaceDetails extends Omit<Overview, 'selected' | 'problems'> {
  readonly place: Placed<Place>;
  /** Since when it has been in the state of its verdict, an ISO instant; null if fine or unknown. */
  readonly since: string | null;
  /** Null if monitors were never read. */
  readonly monitors: MonitorsAtPlace | null;
}

const MOST_MONITORS = 50;

/** Whether a place exists as far as is known: both its service and its scope do, or something is there. */
function exists({ sections }: Snapshot, place: Place): boolean {
  const isKnown = (kind: PlaceKind, id: number): boolean =>
    itemsOf(sections[kind])?.some((item) => item.id === id) ?? true;
  if (isKnown('scopes', place.scopeId) && isKnown('services', place.serviceId)) return true;
  const { monitors, incidents, maintenances, announcements } = sections;
  return [monitors, incidents, maintenances, announcements].some(({ items }) =>
    items.some((item: Place) => isSamePlace(item, place)),
  );
}

/** Returns null if there is no such place. */
export function toPlaceDetails(
  snapshot: Snapshot,
  place: Place,
  render: RenderMarkdown,
): PlaceDetails | null {
  if (!exists(snapshot, place)) return null;
  const selection = { scopes: [place.scopeId], services: [place.serviceId] };
  const {
    selected: _,
    problems: __,
    ...overview
  } = toOverview(snapshot, render, { selection, problems: [] });
  const { map, verdict, incidents } = overview;
  const raising =
    verdict.kind === 'incident' ? incidents?.find(({ id }) => id === verdict.incident.id) : undefined;
  return {
    ...overview,
    place: createPlacer(snapshot.sections)(place),
    since: raising ? raising.impactStartedAt : ((map && unpackMap(map).rows[0]?.cells[0]?.since) ?? null),
    monitors: listMonitors(snapshot, (monitor) => isSamePlace(monitor, place), MOST_MONITORS),
  };
}
