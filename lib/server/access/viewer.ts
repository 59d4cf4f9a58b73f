import 'server-only';

import type { Visibility } from '@/lib/status/visibility';

/** Somebody who may see something of the board: anybody, somebody signed in, a paired screen, or whoever opened a share link. */
export interface Viewer {
  readonly kind: 'anonymous' | 'member' | 'screen' | 'guest';
  readonly visibility: Visibility;
  /** A screen may ask for nothing but the wall. */
  readonly paths: 'all' | 'wall';
}
