import type { ScreenReport } from './screen-report';
import type { Dimension } from '@/lib/status/model/types';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** What somebody sees, by name; null is all of them. */
export interface NamedArea {
  readonly scopes: readonly string[] | null;
  readonly services: readonly string[] | null;
}

/** A link that was shared, as members see it. */
export interface LinkItem {
  readonly id: string;
  readonly name: string;
  /** What is at a place in any of these. */
  readonly areas: readonly NamedArea[];
  /** An ISO instant. */
  readonly expiresAt: string;
  /** When it was used last, an ISO instant, and how long ago; null for never. */
  readonly seen: { readonly at: string; readonly ageSeconds: number } | null;
}

/** A paired screen, as members see it. */
export interface ScreenItem extends LinkItem {
  /** The path and query of its wall. */
  readonly wallPath: string;
  /** What it said of itself last; null where it said nothing yet. */
  readonly report: ScreenReport | null;
}

/** Why a form had no effect. */
export const SCREEN_PROBLEMS = [
  'unknownCode',
  'tooOften',
  'badName',
  'badOptions',
  'badPlaces',
  'badExpiry',
  'gone',
  'notKept',
] as const;

/** One of {@link SCREEN_PROBLEMS}. */
export type ScreenProblem = (typeof SCREEN_PROBLEMS)[number];

/** What a form did. */
export const SCREEN_DEEDS = ['paired', 'renamed', 'revoked'] as const;

/** One of {@link SCREEN_DEEDS}. */
export type ScreenDeed = (typeof SCREEN_DEEDS)[number];

/** Everything on the page of screens and links. */
export interface ScreensBoardFacts {
  /** The build that screens show when they are up to date. */
  readonly build: string;
  /** The board's whole address for people, without a slash at its end. */
  readonly boardUrl: string;
  /** The server's present, epoch milliseconds. */
  readonly nowMs: number;
  /** What can be chosen to be shown. */
  readonly places: Readonly<Record<'scopes' | 'services', readonly Dimension[]>>;
  /** How far these lists can be believed: as they are, as they were before their store was out of reach, or not read yet. */
  readonly knowledge: 'current' | 'earlier' | 'none';
  readonly screens: readonly ScreenItem[];
  readonly links: readonly LinkItem[];
  /** The address of a link that was just made: there is no way to see it again. */
  readonly newLink: string | null;
}

/** What the forms are filled in with, and what came of the last one. */
export interface ScreensFormFacts {
  readonly code: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  readonly options: WallOptions;
  readonly done: ScreenDeed | null;
  readonly problem: ScreenProblem | null;
  /** What a problem is about, and how long to wait, where it says so. */
  readonly what: string;
  readonly retryAfterSeconds: number;
}
