import { worstOf } from '../history/tally';
import type { Tally, TallyState } from '../history/types';
import { isSelected, type Selection } from '../model/selection';
import type { Place } from '../model/types';
import { STRIP_HOURS } from './strip-size';

/** The letter of each state, the worst first. */
const LETTERS = {
  alert: 'a',
  warning: 'w',
  maintenance: 'm',
  ok: 'o',
  unobserved: 'u',
} as const satisfies Readonly<Record<TallyState, string>>;

/** The letter of an hour of which nothing is recorded. */
const NO_HOUR = '-';
const WORST_FIRST: readonly string[] = [...Object.values(LETTERS), NO_HOUR];

/**
 * An hour as a letter: the first one of its worst state, in upper case if a part of it was not observed. `u` if nothing was observed,
 * {@link NO_HOUR} if nothing is recorded.
 */
export function toHour(tally: Tally | null): string {
  const state = tally && worstOf(tally);
  if (!state) return NO_HOUR;
  const letter = LETTERS[state];
  return state !== 'unobserved' && tally.unobserved > 0 ? letter.toUpperCase() : letter;
}

/** The worst of each hour of several places. */
function joinHours(places: readonly string[]): string {
  return Array.from({ length: STRIP_HOURS }, (_, hour) => {
    const letters = places.map((hours) => hours.charAt(hour) || NO_HOUR);
    const worst =
      WORST_FIRST.find((letter) => letters.some((one) => one.toLowerCase() === letter)) ?? NO_HOUR;
    if (worst === NO_HOUR || worst === LETTERS.unobserved) return worst;
    const isWhole = letters.every(
      (letter) => letter === letter.toLowerCase() && letter !== LETTERS.unobserved,
    );
    return isWhole ? worst : worst.toUpperCase();
  }).join('');
}

/** The last 24 hours of the services of a view. */
export interface WallDay {
  /** Up to when the last hour is accounted, epoch milliseconds. */
  readonly until: number;
  /** 24 letters of {@link toHour} by service id; the last one is of the present hour. */
  readonly services: Readonly<Record<number, string>>;
}

/** The last 24 hours of the places that a viewer may see. */
export interface PlaceDay {
  /** Up to when the last hour is accounted, epoch milliseconds. */
  readonly until: number;
  /** With 24 letters of {@link toHour}; the last one is of the present hour. */
  readonly places: readonly (Place & { readonly hours: string })[];
}

/** The services of a day at the places that all selections contain. */
export function toWallDay({ until, places }: PlaceDay, selections: readonly Selection[]): WallDay {
  const services = new Map<number, string[]>();
  for (const place of places) {
    if (!selections.every((selection) => isSelected(selection, place))) continue;
    const known = services.get(place.serviceId);
    if (known) known.push(place.hours);
    else services.set(place.serviceId, [place.hours]);
  }
  return {
    until,
    services: Object.fromEntries([...services].map(([id, all]) => [id, joinHours(all)])),
  };
}
