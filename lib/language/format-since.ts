import type { Words } from './words';

/** Since when something has its state, and since when the board has observed it. */
export interface Since {
  /** An ISO instant; null if that was before observation began. */
  readonly since: string | null;
  /** See `Snapshot.observedSince`. */
  readonly observedSince: string | null;
}

/** Words for the start of a state: `since 12:54 UTC`, `since before 12:54 UTC`, or `start unknown`. */
export function formatSince(
  { since, observedSince }: Since,
  nowMs: number,
  { t, instant }: Pick<Words, 't' | 'instant'>,
): string {
  if (since !== null) return t('board.since', { time: instant(since, { nowMs }) });
  if (observedSince === null) return t('board.sinceUnknown');
  return t('board.sinceBefore', { time: instant(observedSince, { nowMs }) });
}

/** The same for a column of starts: `12:54 UTC`, `before 12:54 UTC`, or `start unknown`. */
export function formatStart(
  { since, observedSince }: Since,
  nowMs: number,
  { t, instant }: Pick<Words, 't' | 'instant'>,
): string {
  if (since !== null) return instant(since, { nowMs });
  if (observedSince === null) return t('board.sinceUnknown');
  return t('board.before', { time: instant(observedSince, { nowMs }) });
}
