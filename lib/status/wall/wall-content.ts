import type { IncidentSeverity } from '../model/types';
import type { VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';

/** An incident, maintenance or announcement as display text. */
export interface WallCard {
  readonly kind: 'incident' | 'maintenance' | 'announcement';
  readonly id: number;
  /** Sort key within a kind; null if the kind has no severity. */
  readonly severity: IncidentSeverity | null;
  readonly isOverrunning: boolean;
  /** An ISO instant, the oldest first; null if unknown. */
  readonly startedAt: string | null;
  /** Severity and status: `CRITICAL · INVESTIGATING`. */
  readonly label: string;
  /** A shorter form: not in capitals. */
  readonly shortLabel: string;
  readonly name: string;
  /** The latest public comment as plain text; null if there is none. */
  readonly comment: string | null;
  /** Place and reference: `Payments / us-east-1 · INC-4127`. */
  readonly place: string;
  /** A shorter form: without the reference. */
  readonly shortPlace: string;
  readonly duration: string;
}

/** An item of the footer. */
export interface WallFooterItem {
  readonly id: string;
  readonly text: string;
  /** The longest value of `text` until the next layout; it is given this much room. */
  readonly widest: string;
}

/** The content of one view. Cards may be in any order; the first item of the footer is always shown. */
export interface WallContent {
  readonly verdict: string;
  readonly level: VerdictLevel;
  /** Whether the list of monitors may be incomplete: then ok ones are not green. */
  readonly isDoubtful: boolean;
  /** The counts as text: `2 alert · 6 warning · 80 ok — 2 active incidents`. */
  readonly counts: string;
  /** Time with seconds, in tabular digits, so that its width does not change. */
  readonly clock: string;
  readonly date: string;
  /** Why the data cannot be trusted, shown large under the verdict; null if it can. */
  readonly warning: string | null;
  /** As `toWeatherMap` orders it; null if monitors were never read. */
  readonly map: WeatherMap | null;
  readonly cards: readonly WallCard[];
  readonly footer: readonly WallFooterItem[];
}

/** Translated texts that summarise what the layout omits. */
export interface WallWords {
  /** Number of lines that are all ok: `+ 31 services OK`. */
  readonly restOk: (count: number, kind: 'service' | 'scope') => string;
  /** Number of lines, some in trouble: `+ 3 services`. */
  readonly rest: (count: number, kind: 'service' | 'scope') => string;
  /** Number of cards of each kind: `+ 3 incidents, 2 maintenances`. */
  readonly moreCards: (cards: readonly Pick<WallCard, 'kind'>[]) => string;
  /** Number of services in trouble, when there is no map: `4 services affected`. */
  readonly troubledServices: (count: number) => string;
  /** `2 / 5`. */
  readonly page: (number: number, of: number) => string;
}
