import { TALLY_STATES, type Tally, type TallyState } from './types';

/** The tally of an empty period. */
export const NO_TIME: Tally = {
  ok: 0,
  warning: 0,
  alert: 0,
  maintenance: 0,
  unobserved: 0,
  outages: 0,
  longest: 0,
  lead: 0,
  tail: 0,
};

/** The observed time in milliseconds. */
export const observedOf = ({ ok, warning, alert, maintenance }: Tally): number =>
  ok + warning + alert + maintenance;

/** All time in milliseconds, observed or not. */
export const totalOf = (tally: Tally): number => observedOf(tally) + tally.unobserved;

const addStates = (a: Tally, b: Tally): Record<TallyState, number> => ({
  ok: a.ok + b.ok,
  warning: a.warning + b.warning,
  alert: a.alert + b.alert,
  maintenance: a.maintenance + b.maintenance,
  unobserved: a.unobserved + b.unobserved,
});

/** The tally of one place over a period that is directly followed by another: an outage that spans both is one. */
export function joinTallies(first: Tally, second: Tally): Tally {
  const [firstMs, secondMs] = [observedOf(first), observedOf(second)];
  const isOne = first.tail > 0 && second.lead > 0;
  return {
    ...addStates(first, second),
    outages: first.outages + second.outages - (isOne ? 1 : 0),
    longest: Math.max(first.longest, second.longest, first.tail + second.lead),
    lead: first.alert === firstMs ? first.alert + second.lead : first.lead,
    tail: second.alert === secondMs ? first.tail + second.alert : second.tail,
  };
}

/** The tally of several places over the same period: times and outages add up. It cannot be joined with another period. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  let sum = NO_TIME;
  for (const tally of tallies)
    sum = {
      ...addStates(sum, tally),
      outages: sum.outages + tally.outages,
      longest: Math.max(sum.longest, tally.longest),
      lead: 0,
      tail: 0,
    };
  return sum;
}

/** How to account for planned maintenance. */
export interface AvailabilityOptions {
  /** Leaves maintenance out of the observed time. By default it counts as not available. */
  readonly excludesMaintenance?: boolean;
}

/** The available part of the observed time, and that time, both in milliseconds. A warning counts as available. */
export function toAvailability(
  tally: Tally,
  { excludesMaintenance = false }: AvailabilityOptions = {},
): { readonly part: number; readonly whole: number } {
  const whole = observedOf(tally) - (excludesMaintenance ? tally.maintenance : 0);
  return { part: tally.ok + tally.warning, whole };
}

const WORST_FIRST = ['alert', 'warning', 'maintenance', 'ok'] as const satisfies readonly TallyState[];

/** The worst observed state; `unobserved` if nothing was observed, null for an empty period. */
export function worstOf(tally: Tally): TallyState | null {
  return WORST_FIRST.find((state) => tally[state] > 0) ?? (tally.unobserved > 0 ? 'unobserved' : null);
}

/** The mean length of an outage in milliseconds; null without one. */
export const meanTimeToRecovery = ({ alert, outages }: Tally): number | null =>
  outages === 0 ? null : alert / outages;

/** Adds up the states of one place as time passes. */
export class TallyBuilder {
  readonly #ms: Record<TallyState, number> = { ok: 0, warning: 0, alert: 0, maintenance: 0, unobserved: 0 };
  #outages = 0;
  #longest = 0;
  #lead = 0;
  /** The outage that is going on, as far as it lies in this tally. */
  #run = 0;
  #hasOther = false;

  /** Adds time in a state, which follows the time added before. */
  add(state: TallyState, ms: number): void {
    if (ms <= 0) return;
    this.#ms[state] += ms;
    if (state === 'unobserved') return;
    if (state !== 'alert') {
      this.#hasOther = true;
      this.#run = 0;
      return;
    }
    if (this.#run === 0) this.#outages += 1;
    this.#run += ms;
    if (!this.#hasOther) this.#lead = this.#run;
    this.#longest = Math.max(this.#longest, this.#run);
  }

  /** The tally, or null if no time was added. Starts again at zero. */
  take(): Tally | null {
    if (TALLY_STATES.every((state) => this.#ms[state] === 0)) return null;
    const tally: Tally = {
      ...this.#ms,
      outages: this.#outages,
      longest: this.#longest,
      lead: this.#lead,
      tail: this.#run,
    };
    for (const state of TALLY_STATES) this.#ms[state] = 0;
    this.#outages = this.#longest = this.#lead = this.#run = 0;
    this.#hasOther = false;
    return tally;
  }
}
