import 'server-only';

import type { Answer, FlatHeaders } from '../http/encoded-response';
import type { FrontBoard } from './edge-board';
import type { Route } from '../http/route-table';

/** An answer, and of which board it is. */
export interface Kept {
  readonly answer: Answer;
  readonly version: string;
  readonly freshness: string;
  /** When its rendering began, on the clock that never jumps. */
  readonly renderedAtMs: number;
  /** The ages as they were then. */
  readonly ages: FlatHeaders;
}

/** `lagging` may be shown while it is rendered anew. */
export type Standing = 'good' | 'lagging' | 'gone';

// Long enough that asking again and again costs nothing, short enough that what appears is soon there.
const REFUSAL_LIFETIME_MS = 5_000;
// The history keeps for a minute what it reads, and tries again soon where it fails: asking it costs nothing but the writing of an answer.
const HISTORY_LIFETIME_MS = 10_000;

const toStandingByAge = (ageMs: number, lifetimeMs: number): Standing =>
  ageMs < lifetimeMs ? 'good' : ageMs < 2 * lifetimeMs ? 'lagging' : 'gone';

/** Whether it shows the same words for the board's age as one that is rendered now. Nothing else may be shown. */
export const isHonest = (kept: Kept, board: Pick<FrontBoard, 'freshness'>): boolean =>
  kept.freshness === board.freshness();

/** Whether a kept answer of a route can still be shown at this moment. */
export function toStanding(kept: Kept, route: Route, board: FrontBoard, nowMs: number): Standing {
  const ageMs = nowMs - kept.renderedAtMs;
  if (!isHonest(kept, board)) return 'gone';
  const isCurrent = kept.version === board.version();
  if (kept.answer.status !== 200) return isCurrent && ageMs < REFUSAL_LIFETIME_MS ? 'good' : 'gone';
  // Data is ready in a moment and, unlike a page, does not say its own age: only the present version has these ages.
  if (route.kind === 'data') {
    const isYoung = ageMs < (route.lifetimeMs ?? (route.readsHistory ? HISTORY_LIFETIME_MS : Infinity));
    return isCurrent && isYoung ? 'good' : 'gone';
  }
  const standing = toStandingByAge(ageMs, board.pageLifetimeMs());
  return standing === 'good' && !isCurrent ? 'lagging' : standing;
}
