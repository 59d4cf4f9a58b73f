import type { Place } from '@/lib/status/model/types';
import type { Tally, TallyState } from '@/lib/status/history/types';

import type { Life } from './lives';

/** The accounted state of a place during one millisecond, found by looking at everything; null without monitors. */
export function stateAt(life: Life, place: Place, at: number): TallyState | null {
  const latest = new Map(life.initial.map((point) => [point.id, point]));
  for (const point of life.points) if (point.at <= at) latest.set(point.id, point);
  const statuses = [...latest.values()]
    .filter(({ scopeId, serviceId }) => scopeId === place.scopeId && serviceId === place.serviceId)
    .flatMap(({ status }) => status ?? []);
  if (statuses.length === 0) return null;
  const covering = life.spans.filter(({ from, until }) => from <= at && at < until);
  if (covering.length === 0) return 'unobserved';
  const explained = life.troubles
    .filter(({ scopeId, serviceId }) => scopeId === place.scopeId && serviceId === place.serviceId)
    .filter(({ from, until }) => from <= at && at < until)
    .map(({ explains }) => explains);
  const explains = (status: 'warning' | 'alert'): boolean =>
    explained.includes('alert') || (status === 'warning' && explained.includes('warning'));
  if (statuses.some((status) => status === 'alert' && !explains('alert'))) return 'alert';
  if (statuses.some((status) => status === 'warning' && !explains('warning'))) return 'warning';
  if (statuses.includes('unknown')) return 'unobserved';
  if (statuses.some((status) => status !== 'ok')) return 'maintenance';
  return covering.some(({ isProven }) => isProven) ? 'ok' : 'unobserved';
}

/** The outages in a row of milliseconds; those that were not observed do not interrupt one. */
export function countOutages(
  states: readonly (TallyState | null)[],
): Pick<Tally, 'outages' | 'longest' | 'lead' | 'tail'> {
  const seen = states.filter((state) => state !== null && state !== 'unobserved');
  const runs = seen.map((state) => (state === 'alert' ? 'x' : ' ')).join('');
  const lengths = runs.split(/ +/).map(({ length }) => length);
  return {
    outages: lengths.filter((length) => length > 0).length,
    longest: Math.max(0, ...lengths),
    lead: /^x*/.exec(runs)?.[0].length ?? 0,
    tail: /x*$/.exec(runs)?.[0].length ?? 0,
  };
}
