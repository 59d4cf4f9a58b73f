import type { ScreenReport } from './screen-report';
import type { Dimension } from '@/lib/status/model/types';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** Visible scopes and services by name; null means all. */
export interface NamedArea {
  readonly scopes: readonly string[] | null;
  readonly services: readonly string[] | null;
}

/** A share link as members see it. */
export interface LinkItem {
  readonly id: string;
  readonly name: string;
  /** Places in any of these areas are visible. */
  readonly areas: readonly NamedArea[];
  /** An ISO instant. */
  readonly expiresAt: string;
  /** When it was last used, an ISO instant, and how long ago; null if never. */
  readonly seen: { readonly at: string; readonly ageSeconds: number } | null;
}

/** A paired screen as members see it. */
export interface ScreenItem extends LinkItem {
  /** Path and query of its wall. */
  readonly wallPath: string;
  /** From its viewers to the screen, as its wall's address says. */
  readonly distanceMetres: number;
  /** Its latest report; null if it has sent none. */
  readonly report: ScreenReport | null;
}

/** Why a form failed. */
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

export type ScreenProblem = (typeof SCREEN_PROBLEMS)[number];

/** What a form did. */
export const SCREEN_ACTIONS = ['paired', 'renamed', 'revoked'] as const;

export type ScreenAction = (typeof SCREEN_ACTIONS)[number];

/** Data of the page of screens and links. */
export interface ScreensPageData {
  /** The current build, which up-to-date screens show. */
  readonly build: string;
  /** The board's public URL, without a trailing slash. */
  readonly boardUrl: string;
  /** The server's time, epoch milliseconds. */
  readonly nowMs: number;
  /** The scopes and services that can be selected. */
  readonly places: Readonly<Record<'scopes' | 'services', readonly Dimension[]>>;
  /** State of the lists: current, stale because the store cannot be reached, or not read yet. */
  readonly listState: 'current' | 'earlier' | 'none';
  readonly screens: readonly ScreenItem[];
  readonly links: readonly LinkItem[];
  /** The address of a new link, which is shown only once. */
  readonly newLink: string | null;
}

/** Initial values of the forms, and the result of the last one. */
export interface ScreensFormData {
  readonly code: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  readonly options: WallOptions;
  readonly done: ScreenAction | null;
  readonly problem: ScreenProblem | null;
  /** The subject of the problem, and how long to wait, if it needs them. */
  readonly what: string;
  readonly retryAfterSeconds: number;
}
