import { UNKNOWN_ID, type MonitorStatus, type Place } from '../model/types';
import { toSegments, type Segment } from './observation';
import { TallyBuilder } from './tally';
import type { ExpectedTrouble, ObservedSpan, StatusPoint, Tally, TallyState } from './types';

/** What is known of a time. */
export interface AccountInput {
  /** The status and place of each monitor at the first edge. */
  readonly initial: readonly StatusPoint[];
  /** What changed from the first edge on, oldest first. */
  readonly points: readonly StatusPoint[];
  readonly troubles: readonly ExpectedTrouble[];
  /** See {@link toSegments}. */
  readonly spans: readonly ObservedSpan[];
  /** The bounds of the buckets, ascending: one more than there are buckets. */
  readonly edges: readonly number[];
}

/** The tallies of a place, one for each bucket; null where it had no monitors. */
export interface PlaceTallies extends Place {
  readonly tallies: readonly (Tally | null)[];
}

/** How many monitors have each status. */
type StatusNumbers = Record<MonitorStatus, number>;

/**
 * The state of a place by its monitors, if it is observed; null without monitors.
 *
 * @param explained The worst status that a maintenance explains.
 */
function toPlaceState(
  { ok, warning, alert, unknown }: StatusNumbers,
  explained: 'warning' | 'alert' | null,
): TallyState | null {
  if (alert > 0 && explained !== 'alert') return 'alert';
  if (warning > 0 && explained === null) return 'warning';
  if (unknown > 0) return 'unobserved';
  if (alert + warning > 0) return 'maintenance';
  return ok > 0 ? 'ok' : null;
}

/** A state as it is accounted with an observation: what was not seen, or is ok without proof, is unobserved. */
function toAccounted(state: TallyState, mode: Segment['mode']): TallyState {
  if (mode === 'gap') return 'unobserved';
  return mode === 'unproven' && state === 'ok' ? 'unobserved' : state;
}

class PlaceAccount {
  readonly place: Place;
  readonly tallies: (Tally | null)[] = [];
  readonly #builder = new TallyBuilder();
  readonly #monitors: StatusNumbers = { ok: 0, warning: 0, alert: 0, unknown: 0 };
  readonly #explaining = { warning: 0, alert: 0 };
  #state: TallyState | null = null;
  #since: number;

  constructor(place: Place, since: number) {
    this.place = place;
    this.#since = since;
  }

  /** Adds the time up to an instant. */
  advance(at: number, mode: Segment['mode']): void {
    if (this.#state !== null) this.#builder.add(toAccounted(this.#state, mode), at - this.#since);
    this.#since = at;
  }

  count(status: MonitorStatus, by: 1 | -1): void {
    this.#monitors[status] += by;
    this.#update();
  }

  explain(status: 'warning' | 'alert', by: 1 | -1): void {
    this.#explaining[status] += by;
    this.#update();
  }

  closeBucket(): void {
    this.tallies.push(this.#builder.take());
  }

  #update(): void {
    const { warning, alert } = this.#explaining;
    this.#state = toPlaceState(this.#monitors, alert > 0 ? 'alert' : warning > 0 ? 'warning' : null);
  }
}

class Ledger {
  readonly places = new Map<string, PlaceAccount>();
  readonly #start: number;
  readonly #monitors = new Map<number, { readonly status: MonitorStatus; readonly account: PlaceAccount }>();
  #mode: Segment['mode'] = 'gap';
  #buckets = 0;

  constructor(start: number) {
    this.#start = start;
  }

  setMode(at: number, mode: Segment['mode']): void {
    for (const account of this.places.values()) account.advance(at, this.#mode);
    this.#mode = mode;
  }

  closeBucket(at: number): void {
    for (const account of this.places.values()) {
      account.advance(at, this.#mode);
      account.closeBucket();
    }
    this.#buckets += 1;
  }

  setStatus({ at, id, status, ...place }: StatusPoint): void {
    const before = this.#monitors.get(id);
    if (before) {
      before.account.advance(at, this.#mode);
      before.account.count(before.status, -1);
      this.#monitors.delete(id);
    }
    if (status === null) return;
    const account = this.#at(place);
    account.advance(at, this.#mode);
    account.count(status, 1);
    this.#monitors.set(id, { status, account });
  }

  explain(at: number, trouble: ExpectedTrouble, by: 1 | -1): void {
    const account = this.#at(trouble);
    account.advance(at, this.#mode);
    account.explain(trouble.explains, by);
  }

  #at({ scopeId, serviceId }: Place): PlaceAccount {
    const key = `${scopeId} ${serviceId}`;
    const known = this.places.get(key);
    if (known) return known;
    const account = new PlaceAccount({ scopeId, serviceId }, this.#start);
    for (let bucket = 0; bucket < this.#buckets; bucket += 1) account.closeBucket();
    this.places.set(key, account);
    return account;
  }
}

interface Event {
  readonly at: number;
  readonly apply: () => void;
}

/**
 * Accounts for the time of each place: the milliseconds in each state for each bucket. They add up to the time in which the place had
 * monitors, exactly.
 */
export function account({ initial, points, troubles, spans, edges }: AccountInput): readonly PlaceTallies[] {
  const [start = 0] = edges;
  const end = edges.at(-1) ?? start;
  const ledger = new Ledger(start);
  const clamp = (at: number): number => Math.min(end, Math.max(start, at));
  const events: Event[] = [];
  for (const { from, mode } of toSegments(spans, { from: start, until: end }))
    events.push({ at: from, apply: () => ledger.setMode(from, mode) });
  for (const trouble of troubles) {
    const [from, until] = [clamp(trouble.from), clamp(trouble.until)];
    // Two unknown places need not be the same.
    if (from >= until || [trouble.scopeId, trouble.serviceId].includes(UNKNOWN_ID)) continue;
    events.push({ at: from, apply: () => ledger.explain(from, trouble, 1) });
    events.push({ at: until, apply: () => ledger.explain(until, trouble, -1) });
  }
  for (const point of initial)
    events.push({ at: start, apply: () => ledger.setStatus({ ...point, at: start }) });
  for (const point of points)
    if (point.at < end) events.push({ at: point.at, apply: () => ledger.setStatus(point) });
  for (const edge of edges.slice(1)) events.push({ at: edge, apply: () => ledger.closeBucket(edge) });
  // The sort is stable: points of the same moment keep their order.
  events.sort((a, b) => a.at - b.at);
  for (const { apply } of events) apply();
  return [...ledger.places.values()]
    .map(({ place, tallies }) => ({ ...place, tallies }))
    .filter(({ tallies }) => tallies.some((tally) => tally !== null));
}
