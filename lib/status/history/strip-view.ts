import { toPercent } from './share';
import { observedOf, sumTallies, toAvailability, totalOf, worstOf } from './tally';
import type { Period, Strip, StripRange, Tally, TallyState } from './types';

/** A bar as it is drawn. Percentages are those of `toPercent`. */
export interface BarView extends Period {
  /** The worst state; null if nothing existed or was recorded then. */
  readonly state: TallyState | null;
  /** The share of the time in that state, 0 to 1. */
  readonly share: number;
  /** The share of the time without observation, 0 to 1. */
  readonly unobserved: number;
  /** {@link share} in percent. */
  readonly percent: number | null;
  readonly availability: number | null;
  /** In percent. */
  readonly unobservedPercent: number | null;
  readonly outages: number;
  /** Incidents that were open at some time in it. */
  readonly incidents: number;
}

/** A strip as it is drawn. */
export interface StripView {
  readonly range: StripRange;
  readonly bars: readonly BarView[];
  /** Availability over all bars in percent; null if nothing was observed. */
  readonly availability: number | null;
  /** How much of the time was observed, in percent; null if there was no monitor. */
  readonly observed: number | null;
}

/** The strips of a page. */
export interface ShownStrips {
  /** One for each range, the shortest first. */
  readonly strips: readonly StripView[];
  /** Up to when the last bars are accounted; null if nothing is. */
  readonly accountedUntil: number | null;
  /** The IANA zone of hours and days. */
  readonly timeZone: string;
}

/** The strips of services, by service id. */
export interface ServiceStrips extends Omit<ShownStrips, 'strips'> {
  /** One for each range, the shortest first; services without a record are absent. */
  readonly services: ReadonlyMap<number, readonly StripView[]>;
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const availabilityOf = (tally: Tally): number | null => {
  const { part, whole } = toAvailability(tally);
  return toPercent(part, whole);
};

const overlaps = (a: Period, b: Period): boolean => a.from < b.until && b.from < a.until;

function toBar({ from, until, tally }: Strip['bars'][number], incidents: readonly Period[]): BarView {
  const period = { from, until };
  const count = incidents.filter((seen) => overlaps(seen, period)).length;
  if (tally === null)
    return {
      ...period,
      state: null,
      share: 0,
      unobserved: 0,
      percent: null,
      availability: null,
      unobservedPercent: null,
      outages: 0,
      incidents: count,
    };
  const state = worstOf(tally);
  const total = totalOf(tally);
  const inState = state === null ? 0 : tally[state];
  return {
    ...period,
    state,
    share: shareOf(inState, total),
    unobserved: shareOf(tally.unobserved, total),
    percent: toPercent(inState, total),
    availability: availabilityOf(tally),
    unobservedPercent: toPercent(tally.unobserved, total),
    outages: tally.outages,
    incidents: count,
  };
}

/** Prepares a strip for drawing. @param incidents When incidents at the same places were open. */
export function toStripView(range: StripRange, strip: Strip, incidents: readonly Period[]): StripView {
  const whole = sumTallies(strip.bars.flatMap(({ tally }) => tally ?? []));
  return {
    range,
    bars: strip.bars.map((bar) => toBar(bar, incidents)),
    availability: availabilityOf(whole),
    observed: toPercent(observedOf(whole), totalOf(whole)),
  };
}
