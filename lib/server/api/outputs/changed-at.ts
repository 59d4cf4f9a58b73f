import type { InternalEvent } from '@/lib/status/model/types';

import type { History } from '../../history/history';

/** What of a notice shows that it was changed. */
interface Changeable {
  readonly id: number;
  readonly createdAt: string | null;
  readonly internalEvents?: readonly InternalEvent[];
}

/**
 * When a notice was last changed, or created, in epoch milliseconds; null if neither is known. It grows with each change, and is the same
 * after a restart and in every instance.
 */
export type ChangedAt = (notice: Changeable) => number | null;

const SECOND_MS = 1_000;
/** ProdManager's times are minutes: the changes of one are a second apart, as long as they fit. */
const MOST_PER_MINUTE = 59;

const newestOf = (times: readonly number[]): number | null => {
  const known = times.filter(Number.isFinite);
  return known.length === 0 ? null : Math.max(...known);
};

const parse = (time: string | null): number => (time === null ? NaN : Date.parse(time));

/** Of the changes that ProdManager recorded. One without a readable time counts as one of the newest. */
function toNewestChange({ createdAt, internalEvents = [] }: Changeable): number | null {
  const changes = internalEvents.filter(({ type }) => type === 'update').map(({ at }) => parse(at));
  const newest = newestOf([parse(createdAt), ...changes]);
  if (newest === null) return null;
  const count = changes.filter((at) => at === newest || Number.isNaN(at)).length;
  return newest + Math.min(count, MOST_PER_MINUTE) * SECOND_MS;
}

/**
 * Returns a function that dates the changes of notices. It reads ProdManager's own record of changes, which ProdManager shows to a board with
 * a token; without one, what the board's history has noticed. Never both, because they differ by how late the board noticed.
 *
 * Only that and when something was changed is taken from internal events, and nothing from internal comments.
 *
 * @throws Error of the engine while the history, if needed, is away
 */
export async function createChangedAt(
  kind: 'incident' | 'maintenance',
  readsEvents: boolean,
  history: Pick<History, 'readNoticeChanges'>,
): Promise<ChangedAt> {
  if (readsEvents) return toNewestChange;
  const noticed = await history.readNoticeChanges(kind);
  return ({ id, createdAt }) => newestOf([parse(createdAt), noticed.get(id) ?? NaN]);
}
