import 'server-only';

import { ALL_PLACES, type Area, type Visibility } from '@/lib/status/model/visibility';

import type { AccessConfig } from '../config/access-config';
import { isWallPath } from './forbidden';

/** Somebody who may see something of the board: anybody, somebody signed in, a paired screen, or whoever opened a share link. */
export interface Viewer {
  readonly kind: 'anonymous' | 'member' | 'screen' | 'guest';
  readonly visibility: Visibility;
  /** A screen may ask for nothing but the wall. */
  readonly paths: 'all' | 'wall';
}

/** Whether somebody may ask for a path at all. */
export const mayAsk = (viewer: Viewer | null, path: string): viewer is Viewer =>
  viewer !== null && (viewer.paths === 'all' || isWallPath(path));

/** Who a board without sign-in is shown to. */
export function toAnonymous(config: AccessConfig): Viewer | null {
  if (config.BOARD_ACCESS === 'private') return null;
  const area = {
    scopes: config.BOARD_VISIBLE_SCOPES ?? null,
    services: config.BOARD_VISIBLE_SERVICES ?? null,
  };
  return { kind: 'anonymous', visibility: { areas: [area], showsInternal: false }, paths: 'all' };
}

/**
 * What somebody signed in may see, by the values of the claim that let them in: the areas of all of those that `VIEWER_LIMITS` names, else
 * that of `*`. Null where it names none of them: such a person may not enter.
 */
export function findAreas(
  { VIEWER_LIMITS: limits }: { readonly VIEWER_LIMITS?: AccessConfig['VIEWER_LIMITS'] },
  values: readonly string[],
): readonly Area[] | null {
  if (!limits) return [ALL_PLACES];
  const named = values.flatMap((value) =>
    Object.hasOwn(limits, value) ? [limits[value] ?? ALL_PLACES] : [],
  );
  const [everyone] = Object.hasOwn(limits, '*') ? [limits['*']] : [];
  if (named.length > 0) return named;
  return everyone ? [everyone] : null;
}

/** Somebody signed in; null where none of their values may see anything. */
export function toMember(config: AccessConfig, values: readonly string[]): Viewer | null {
  const areas = findAreas(config, values);
  return areas && { kind: 'member', visibility: { areas, showsInternal: true }, paths: 'all' };
}
