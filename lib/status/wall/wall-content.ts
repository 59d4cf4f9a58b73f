import type { IncidentSeverity } from '../model/types';
import type { VerdictLevel } from '../verdict/verdict';
import type { WeatherMap } from '../map/weather-map';

/** A text in several forms, from the most precise to the shortest. A form is shown whole or not at all. */
export type TextForms = readonly [string, ...string[]];

/** An incident, maintenance or announcement as display text. */
export interface WallCard {
  readonly kind: 'incident' | 'maintenance' | 'announcement';
  readonly id: number;
  /** Sort key within a kind; null if the kind has no severity. */
  readonly severity: IncidentSeverity | null;
  readonly isOverrunning: boolean;
  /** An ISO instant, the oldest first; null if unknown. */
  readonly startedAt: string | null;
  /** Severity and status: `High severity, stable`, then `High`. */
  readonly label: TextForms;
  readonly name: string;
  /** The latest public comment as plain text; null if there is none. */
  readonly comment: string | null;
  readonly service: string;
  readonly scope: string;
  readonly reference: string | null;
  /** How long, or until when: `23 min over schedule`, then `23 min over`. */
  readonly duration: TextForms;
}

/** An item of the footer. */
export interface WallFooterItem {
  readonly id: string;
  readonly text: string;
  /** The longest value of `text` until the next layout; it is given this much room. */
  readonly widest: string;
  /** Whether it may be shortened at its end, because it is a name. */
  readonly isName: boolean;
}

/** The content of one view. Cards may be in any order; the first item of the footer is always shown. */
export interface WallContent {
  /** `Payments and Search are failing in Paris`, then `2 services failing`, then `11 problems`. */
  readonly verdict: TextForms;
  readonly level: VerdictLevel;
  /** Whether the list of monitors may be incomplete: then ok ones are not green. */
  readonly isDoubtful: boolean;
  /** The counts: `2 alerts · 6 warnings · 80 OK · 2 incidents`, then without what is normal. */
  readonly counts: TextForms;
  /** Time with seconds, in tabular digits, so that its width does not change. */
  readonly clock: string;
  readonly date: string;
  /** Why the data cannot be trusted, shown large under the verdict; null if it can. */
  readonly warning: TextForms | null;
  /** What a calm wall adds to the verdict: since when there has been no trouble, and the next maintenance. */
  readonly calm: readonly string[];
  /** Whether there are strips, which a calm wall leaves room for. */
  readonly hasDay: boolean;
  /** As `toWeatherMap` orders it; null if monitors were never read. */
  readonly map: WeatherMap | null;
  readonly cards: readonly WallCard[];
  readonly footer: readonly WallFooterItem[];
}

/** Translated texts that the layout composes. */
export interface WallWords {
  /** A service in a scope: `Payments / us-east-1`. */
  readonly place: (service: string, scope: string) => string;
  /** Healthy lines by name, and the number of further ones: `OK: API, Search and 4 more`. */
  readonly okNames: (names: readonly string[], more: number) => string;
  /** Number of healthy lines: `5 services OK`. */
  readonly ok: (count: number, kind: 'service' | 'scope') => string;
  /** Number of lines in trouble on other pages: `3 more services`, `+3`. */
  readonly moreServices: (count: number) => TextForms;
  /** Number of cards that are not on the page: `4 more incidents`, or `12 more` of several kinds; `+4`. */
  readonly moreCards: (cards: readonly Pick<WallCard, 'kind'>[]) => TextForms;
  /** `2 / 5`. */
  readonly page: (number: number, of: number) => string;
}
