import type { IncidentSeverity } from '../model/types';
import type { VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';

/** An incident, a maintenance or an announcement, in words that are ready to be shown as they are. */
export interface WallCard {
  readonly kind: 'incident' | 'maintenance' | 'announcement';
  readonly id: number;
  /** What cards are ordered by, within their kind: null where the kind has none. */
  readonly severity: IncidentSeverity | null;
  readonly isOverrunning: boolean;
  /** An ISO instant: the oldest comes first; null where it is not known. */
  readonly startedAt: string | null;
  /** Severity and status, or the like: `CRITICAL · INVESTIGATING`. */
  readonly label: string;
  /** The same for where there is less room: not in capitals. */
  readonly shortLabel: string;
  readonly name: string;
  /** The latest public comment as plain text; null where there is none. */
  readonly comment: string | null;
  /** Place and reference: `Payments / us-east-1 · INC-4127`. */
  readonly place: string;
  /** The same for where there is less room: without the reference. */
  readonly shortPlace: string;
  readonly duration: string;
}

/** One thing in the footer. */
export interface WallFooterItem {
  readonly id: string;
  readonly text: string;
  /** The longest that `text` will become before the layout is solved again; it is given this much room. */
  readonly widest: string;
}

/** Everything that one view of the wall has to say. Cards may come in any order; of the footer the first item always stays. */
export interface WallContent {
  readonly verdict: string;
  readonly level: VerdictLevel;
  /** Whether the monitors that are shown may not be all there are: what is ok among them is not green. */
  readonly isDoubtful: boolean;
  /** The counts in words: `2 alert · 6 warning · 80 ok — 2 active incidents`. */
  readonly counts: string;
  /** A time with seconds; its width is that of its tabular digits, so that it may tick in its place. */
  readonly clock: string;
  readonly date: string;
  /** Why the data cannot be believed, where it cannot: shown large under the verdict. */
  readonly notice: string | null;
  /** As `toWeatherMap` orders it; null where monitors were never read. */
  readonly map: WeatherMap | null;
  readonly cards: readonly WallCard[];
  readonly footer: readonly WallFooterItem[];
}

/** The words that the layout needs to sum up what it leaves out, in the language of the wall. */
export interface WallWords {
  /** A count of lines that are all ok: `+ 31 services OK`. */
  readonly restOk: (count: number, kind: 'service' | 'scope') => string;
  /** A count of lines with trouble among them: `+ 3 services`. */
  readonly rest: (count: number, kind: 'service' | 'scope') => string;
  /** A count of cards: `+ 12 more`. */
  readonly moreCards: (count: number) => string;
  /** A count of services in trouble, where there is no map: `4 services in trouble`. */
  readonly troubledServices: (count: number) => string;
  /** `2 / 5`. */
  readonly page: (number: number, of: number) => string;
}
