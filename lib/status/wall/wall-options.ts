import type { NightWindow } from './night';
import { DEFAULT_SCREEN } from './legible';

/** One of the views that a wall turns through. `ref` is the id or the name of a scope or service. */
export type WallView =
  | { readonly kind: 'all' | 'incidents' | 'maintenances' }
  | { readonly kind: 'scope' | 'service'; readonly ref: string };

/** Everything that one wall's URL says. */
export interface WallOptions {
  /** Ids or names; empty: all of them. */
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  /** At least one. */
  readonly views: readonly WallView[];
  readonly rotateSeconds: number;
  /** An IANA zone; null: the source's. */
  readonly timeZone: string | null;
  /** Null: whatever the dashboard speaks by itself. */
  readonly language: 'en' | 'fr' | null;
  readonly theme: 'dark' | 'light';
  readonly diagonalInches: number;
  readonly distanceMetres: number;
  /** How the screen hangs. Only the plain wall goes by it: the other looks at its window. */
  readonly shape: 'landscape' | 'portrait';
  readonly night: NightWindow | null;
  readonly isSoundOn: boolean;
  /** Null: the board's own. */
  readonly title: string | null;
}

/** What a wall's URL says where it says nothing. */
export const DEFAULT_WALL_OPTIONS: WallOptions = {
  scopes: [],
  services: [],
  views: [{ kind: 'all' }],
  rotateSeconds: 30,
  timeZone: null,
  language: null,
  theme: 'dark',
  diagonalInches: DEFAULT_SCREEN.diagonalInches,
  distanceMetres: DEFAULT_SCREEN.distanceMetres,
  shape: 'landscape',
  night: null,
  isSoundOn: false,
  title: null,
};
