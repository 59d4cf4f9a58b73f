import type { InternalEvent, Place } from '@/lib/status/model/types';

import type { History } from '../../history/history';

/** What of a notice shows that it was changed. */
interface Changeable extends Place {
  readonly id: number;
  readonly internalEvents?: readonly InternalEvent[];
}

/** When a notice was last changed, and a number that grows with each change. */
export interface Revision {
  /** Epoch milliseconds; null if no change is known. */
  readonly changedAt: number | null;
  /** How many changes ProdManager recorded; 0 if it shows none. */
  readonly changes: number;
}

/** Finds the revision of a notice. */
export type RevisionOf = (notice: Changeable) => Revision;

/**
 * Returns a function for the revisions of notices. They come from ProdManager's own record of changes, which it shows to a board with a
 * token; without a token from the board's history. Never from both: their times differ, and a revision must not become smaller.
 *
 * Only when something was changed is taken from internal events, never their content, and nothing from internal comments.
 *
 * @throws Error of the engine while the history, if needed, is away
 */
export async function createRevisions(
  kind: 'incident' | 'maintenance',
  readsEvents: boolean,
  history: Pick<History, 'readNoticeChanges'>,
): Promise<RevisionOf> {
  if (!readsEvents) {
    const known = await history.readNoticeChanges(kind);
    return ({ id }) => ({ changedAt: known.get(id) ?? null, changes: 0 });
  }
  return ({ internalEvents = [] }) => {
    const times = internalEvents.flatMap(({ type, at }) =>
      type === 'update' ? [at === null ? NaN : Date.parse(at)] : [],
    );
    const read = times.filter(Number.isFinite);
    return { changedAt: read.length === 0 ? null : Math.max(...read), changes: times.length };
  };
}
