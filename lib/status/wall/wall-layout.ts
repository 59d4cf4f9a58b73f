import type { MonitorStatus } from '../model/types';
import type { MaintenanceMark } from '../map/weather-map';
import type { FontWeight } from './character-width';

/** A rectangle in CSS px from the viewport's upper left corner; whole numbers. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a text says of its box. */
export type TextPart =
  | 'verdict'
  | 'counts'
  | 'clock'
  | 'date'
  | 'notice'
  | 'label'
  | 'name'
  | 'comment'
  | 'place'
  | 'duration'
  | 'count'
  | 'footer';

/** A text in lines that are to be set as they are: not wrapped again, without letter spacing, not upper-cased. */
export interface PlacedText extends Rect {
  readonly part: TextPart;
  readonly lines: readonly string[];
  readonly sizePx: number;
  readonly lineHeightPx: number;
  readonly weight: FontWeight;
  readonly align: 'start' | 'center' | 'end';
  /** Whether a line ends inside of a word. */
  readonly isTorn: boolean;
  /** Whether it carries an ellipsis. */
  readonly isShortened: boolean;
}

/** What one cell shows: that of its place, or of all the places that it sums up. */
export interface CellState {
  readonly status: MonitorStatus;
  /** Monitors that count and are not ok. */
  readonly notOk: number;
  readonly maintenance: MaintenanceMark | null;
}

/** What a box is about. A line or cell of several ids sums them up; a cell whose state is null has no monitors. */
export type WallSubject =
  | { readonly kind: 'scope'; readonly scopeIds: readonly number[] }
  | { readonly kind: 'service'; readonly serviceIds: readonly number[] }
  | {
      readonly kind: 'cell';
      readonly serviceIds: readonly number[];
      readonly scopeIds: readonly number[];
      readonly state: CellState | null;
    }
  /** Keys of cards, as `cardKey` makes them. */
  | { readonly kind: 'card'; readonly cards: readonly string[] }
  | { readonly kind: 'footer'; readonly id: string };

/** The role of a box: `row` and `column` are heads, `rest` a counted line, `pinned` a card in one line, `more` a count of cards. */
export type WallRole =
  | 'icon'
  | 'verdict'
  | 'counts'
  | 'clock'
  | 'notice'
  | 'column'
  | 'row'
  | 'cell'
  | 'rest'
  | 'card'
  | 'pinned'
  | 'more'
  | 'sun'
  | 'footer'
  | 'page-number';

/** One box; no two boxes of a page overlap, and its glyph and texts lie inside of it without overlapping. */
export interface WallBox extends Rect {
  /** Unique on its page, and the same for the same thing on any page. */
  readonly id: string;
  readonly role: WallRole;
  readonly subject: WallSubject | null;
  readonly glyph: Rect | null;
  readonly texts: readonly PlacedText[];
}

/** What is on the screen at one time. */
export interface WallPage {
  /** From 1. */
  readonly number: number;
  readonly boxes: readonly WallBox[];
  /** What is shown by itself: `incident:4`, `cell:7/2` (service, scope). */
  readonly shows: readonly string[];
}

/** A solved wall. `calm`: the map and a sun. `minimal`: the screen holds no more than the verdict and how much is wrong, if that. */
export interface WallLayout {
  readonly mode: 'calm' | 'trouble' | 'minimal';
  /** The size of the text, in px. */
  readonly sizePx: number;
  readonly isTroubled: boolean;
  /** At least one. */
  readonly pages: readonly WallPage[];
}
