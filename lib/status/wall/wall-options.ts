import type { NightWindow } from './night';
import { DEFAULT_SCREEN } from './legible';

/** A view of a wall. `ref` is the id or name of a scope or service. */
export type WallView =
  | { readonly kind: 'all' | 'incidents' | 'maintenances' }
  | { readonly kind: 'scope' | 'service'; readonly ref: string };

/** The options in a wall's URL. */
export interface WallOptions {
  /** Ids or names; empty means all. */
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  /** At least one. */
  readonly views: readonly WallView[];
  readonly rotateSeconds: number;
  /** An IANA zone; null for the source's. */
  readonly timeZone: string | null;
  /** Null for the dashboard's default. */
  readonly language: 'en' | 'fr' | null;
  readonly theme: 'dark' | 'light';
  readonly diagonalInches: number;
  readonly distanceMetres: number;
  /** Orientation of the screen, used by the lite wall only. */
  readonly shape: 'landscape' | 'portrait';
  readonly night: NightWindow | null;
  readonly isSoundOn: boolean;
  /** Whether header and footer are swapped every few hours, against burn-in of an OLED screen. */
  readonly isOled: boolean;
  /** Null for the board's title. */
  readonly title: string | null;
}

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
  isOled: false,
  title: null,
};
