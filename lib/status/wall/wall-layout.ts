import type { MonitorStatus } from '../model/types';
import type { MaintenanceMark } from '../map/weather-map';
import type { FontWeight } from './measure-text';

/** A rectangle in CSS px from the upper left corner of the viewport; integers. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The role of a text in its box. */
export type TextPart =
  | 'verdict'
  | 'counts'
  | 'clock'
  | 'date'
  | 'warning'
  | 'label'
  | 'name'
  | 'comment'
  | 'place'
  | 'duration'
  | 'count'
  | 'caption'
  | 'footer';

/** A text in final lines: no further wrapping, letter spacing or upper-casing. */
export interface PlacedText extends Rect {
  readonly part: TextPart;
  readonly lines: readonly string[];
  readonly sizePx: number;
  readonly lineHeightPx: number;
  readonly weight: FontWeight;
  readonly align: 'start' | 'center' | 'end';
  /** Whether a line ends inside a word. */
  readonly isTorn: boolean;
  /** Whether it has an ellipsis. */
  readonly isShortened: boolean;
}

/** The state of a cell, or of all cells that it summarises. */
export interface CellState {
  readonly status: MonitorStatus;
  /** Number of monitors that are not ok and not expected. */
  readonly notOk: number;
  readonly maintenance: MaintenanceMark | null;
}

/** The subject of a box. A line or cell with several ids summarises them; a cell with a null state has no monitors. */
export type WallSubject =
  | { readonly kind: 'scope'; readonly scopeIds: readonly number[] }
  | { readonly kind: 'service'; readonly serviceIds: readonly number[] }
  | {
      readonly kind: 'cell';
      readonly serviceIds: readonly number[];
      readonly scopeIds: readonly number[];
      readonly state: CellState | null;
    }
  /** Keys of cards, see `cardKey`. */
  | { readonly kind: 'card'; readonly cards: readonly string[] }
  | { readonly kind: 'footer'; readonly id: string };

/** The role of a box: `row` and `column` are names, `chip` is a cell with the name of its scope, `rest` names or counts healthy lines, `pinned` is a one-line card, `more` a number of cards or services that are on other pages, `strip` the last 24 hours of a service, `caption` what strips are. */
export type WallRole =
  | 'icon'
  | 'verdict'
  | 'counts'
  | 'clock'
  | 'warning'
  | 'column'
  | 'row'
  | 'cell'
  | 'chip'
  | 'rest'
  | 'card'
  | 'pinned'
  | 'more'
  | 'sun'
  | 'calm'
  | 'strip'
  | 'caption'
  | 'footer'
  | 'page-number'
  | 'date';

/** A box of a page. Boxes do not overlap, nor do the glyph and texts inside a box. */
export interface WallBox extends Rect {
  /** Unique on its page, and equal for the same subject on any page. */
  readonly id: string;
  readonly role: WallRole;
  readonly subject: WallSubject | null;
  readonly glyph: Rect | null;
  readonly texts: readonly PlacedText[];
  /** Letters of `toHour`, for a strip. */
  readonly hours?: string;
}

/** A page of the wall. */
export interface WallPage {
  /** From 1. */
  readonly number: number;
  readonly boxes: readonly WallBox[];
  /** Keys of what it shows individually: `incident:4`, `cell:7/2` (service, scope). */
  readonly shows: readonly string[];
}

/** How trouble is drawn: a line for each service in trouble, or a matrix. */
export type BodyForm = 'list' | 'map';

/** The layout of a wall. `calm`: the map and a sun. `minimal`: the clock, the icon and the shortest verdict at most. */
export interface WallLayout {
  readonly mode: 'calm' | 'trouble' | 'minimal';
  /** Null if there is no map. */
  readonly form: BodyForm | null;
  /** The text size, in px. */
  readonly sizePx: number;
  readonly isTroubled: boolean;
  /** Number of places in trouble and of incidents that the first page does not name. */
  readonly folded: number;
  /** At least one. */
  readonly pages: readonly WallPage[];
}

/** How well a wall fits its screen. */
export interface ShownWall {
  /** The size of primary text, in CSS px. */
  readonly textPx: number;
  /** Number of places in trouble and of incidents that its first page does not name. */
  readonly folded: number;
}
