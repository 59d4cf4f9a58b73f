import { ALL_PLACES, type Area, type Visibility } from '@/lib/status/model/visibility';

import type { AccessConfig } from '../config/access-config';

/**
 * Who sends a request, and what they may see:
 *
 * | kind        | identified by                              | sees                                                        | pages     |
 * | ----------- | ------------------------------------------ | ----------------------------------------------------------- | --------- |
 * | `member`    | session, after signing in                  | the areas in `VIEWER_LIMITS`, else everything; internal events | all       |
 * | `screen`    | credential of a paired screen              | the places chosen when it was approved                      | the wall  |
 * | `guest`     | token of a share link                      | the places chosen when the link was created                 | all       |
 * | `anonymous` | nothing                                    | `BOARD_VISIBLE_SCOPES` and `_SERVICES`, else everything      | all       |
 *
 * On a private board, `anonymous` sees nothing: such a request has no viewer (null).
 */
export interface Viewer {
  readonly kind: 'anonymous' | 'member' | 'screen' | 'guest';
  readonly visibility: Visibility;
  /** `wall`: only the paths of {@link isWallPath}. */
  readonly paths: 'all' | 'wall';
}

const WALL_PATHS: readonly string[] = ['/wall', '/wall/lite', '/api/view/wall'];

/** Whether a paired screen may request a path. */
export const isWallPath = (path: string): boolean => WALL_PATHS.includes(path);

/** Whether a viewer may request a path. What the response contains is filtered by the viewer's visibility. */
export const maySee = (viewer: Viewer | null, path: string): viewer is Viewer =>
  viewer !== null && (viewer.paths === 'all' || isWallPath(path));

/** The viewer of a request without credentials; null on a private board. */
export function toAnonymous(config: AccessConfig): Viewer | null {
  if (config.BOARD_ACCESS === 'private') return null;
  const area = {
    scopes: config.BOARD_VISIBLE_SCOPES ?? null,
    services: config.BOARD_VISIBLE_SERVICES ?? null,
  };
  return { kind: 'anonymous', visibility: { areas: [area], showsInternal: false }, paths: 'all' };
}

/**
 * The areas that a member may see: those in `VIEWER_LIMITS` for the values of the member's claim, else the one for `*`. Null if there is
 * neither: then the user may not sign in.
 */
export function findAreas(
  { VIEWER_LIMITS: limits }: { readonly VIEWER_LIMITS?: AccessConfig['VIEWER_LIMITS'] },
  values: readonly string[],
): readonly Area[] | null {
  if (!limits) return [ALL_PLACES];
  const areas = values.flatMap((value) =>
    Object.hasOwn(limits, value) ? [limits[value] ?? ALL_PLACES] : [],
  );
  if (areas.length > 0) return areas;
  const fallback = Object.hasOwn(limits, '*') ? limits['*'] : undefined;
  return fallback ? [fallback] : null;
}

/** A member, by the values of the claim; null if there is no area for any of them. */
export function toMember(config: AccessConfig, values: readonly string[]): Viewer | null {
  const areas = findAreas(config, values);
  return areas && { kind: 'member', visibility: { areas, showsInternal: true }, paths: 'all' };
}
