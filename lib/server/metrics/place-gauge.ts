import { groupByPlace } from '@/lib/status/map/weather-map';
import { addCounts, countStatuses, type StatusCounts } from '@/lib/status/model/counts';
import type { Dimension, Monitor, Place, Sections } from '@/lib/status/model/types';

import { toPlainName } from '../util/plain-name';
import type { Instance } from './instance';
import { toProven, type BoardGauge } from './board-gauges';

/** Places with separate series; the monitors of all others are counted together. Each place has four series. */
const MAX_PLACES = 1_000;
const MAX_NAME_LENGTH = 100;
/** The scope and service of the places beyond {@link MAX_PLACES}. */
const OTHERS = '(others)';

/** The name of a scope or service as a label: one line of bounded length. */
function toLabel(names: ReadonlyMap<number, string>, id: number): string {
  const name = [...toPlainName(names.get(id) ?? '')].slice(0, MAX_NAME_LENGTH).join('');
  return name === '' ? `#${id}` : name;
}

const namesOf = (items: readonly Dimension[]): ReadonlyMap<number, string> =>
  new Map(items.map(({ id, name }) => [id, name]));

/** Monitors by place, those with the lowest ids first: a place keeps its series while others come and go after it. */
function placesOf(monitors: readonly Monitor[]): readonly (readonly [Place, readonly Monitor[]])[] {
  return [...groupByPlace(monitors).values()]
    .flatMap((items) => (items[0] ? [[items[0], items] as const] : []))
    .sort(([a], [b]) => a.scopeId - b.scopeId || a.serviceId - b.serviceId);
}

interface LabelledCounts {
  readonly scope: string;
  readonly service: string;
  readonly counts: StatusCounts;
}

/** The counts of all places. Names that are equal once shortened are counted together. */
function countPlaces({ monitors, scopes, services }: Sections): readonly LabelledCounts[] {
  const scopeNames = namesOf(scopes.items);
  const serviceNames = namesOf(services.items);
  const byLabels = new Map<string, LabelledCounts>();
  placesOf(monitors.items).forEach(([{ scopeId, serviceId }, items], at) => {
    const isOwn = at < MAX_PLACES;
    const scope = isOwn ? toLabel(scopeNames, scopeId) : OTHERS;
    const service = isOwn ? toLabel(serviceNames, serviceId) : OTHERS;
    const key = JSON.stringify([scope, service]);
    const counts = countStatuses(items);
    const known = byLabels.get(key);
    byLabels.set(key, { scope, service, counts: known ? addCounts(known.counts, counts) : counts });
  });
  return [...byLabels.values()];
}

/**
 * Monitors by scope, service and status, of the whole board. The only metric with names of the source: it is rendered only where all
 * places may be seen.
 */
export const PLACE_GAUGE: BoardGauge = {
  name: 'place_monitors',
  help: `Monitors by scope, service and status; unknown instead of ok if the counts of the source contradict the list; absent until they were read. Beyond ${MAX_PLACES} places, the others are one.`,
  labelNames: ['scope', 'service', 'status'],
  read: ({ store }: Instance) => {
    const { sections } = store.published.snapshot;
    const { state, isProven } = sections.monitors;
    if (state === 'unavailable') return [];
    return countPlaces(sections).flatMap(({ scope, service, counts }) =>
      Object.entries(toProven(counts, isProven)).map(
        ([status, count]) => [{ scope, service, status }, count] as const,
      ),
    );
  },
};
