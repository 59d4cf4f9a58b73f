import type { Snapshot, Transition } from '../model/types';

/** What is recorded of the time without trouble at some places. */
export interface RecordedQuiet {
  /** When the last trouble, or the last time without observation, ended; if there was none, when recording began. Epoch milliseconds. */
  readonly at: number;
  /** Whether recording began then: there was no trouble since. */
  readonly isStart: boolean;
}

/** Since when a wall without trouble has had none. */
export interface Quiet {
  /** An ISO instant. */
  readonly since: string;
  /** Whether nothing is known of the time before. */
  readonly isStart: boolean;
}

const endsTrouble = (change: Exclude<Transition, { readonly kind: 'gap' }>): boolean =>
  (change.kind === 'monitor' && change.to === 'ok') ||
  (change.kind === 'incident' && change.change === 'resolved') ||
  (change.kind === 'maintenance' && change.change === 'ended');

interface ListedEnd {
  /** When the newest trouble or gap of the list ended; null if it has none. */
  readonly at: string | null;
  /** Whether something is in trouble by its latest change: if it is not any more, its end is not listed, as that of a deleted monitor. */
  readonly isOpen: boolean;
}

function findEnd(changes: readonly Transition[]): ListedEnd {
  const seen = new Set<string>();
  let at: string | null = null;
  let isOpen = false;
  for (const change of changes) {
    if (change.kind !== 'gap') {
      const key = `${change.kind} ${change.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!endsTrouble(change)) {
        isOpen = true;
        continue;
      }
    }
    at ??= change.at;
  }
  return { at, isOpen };
}

/**
 * Since when a board without trouble has had none; null if that is unknown. A time without observation is never counted.
 *
 * @param changes The latest transitions, newest first. They know what happened since the history was read, but are not complete.
 * @param recorded Null while the history cannot be read.
 */
export function toQuiet(
  { changes }: Pick<Snapshot, 'changes'>,
  recorded: RecordedQuiet | null,
): Quiet | null {
  const { at, isOpen } = findEnd(changes);
  if (!recorded) return at === null || isOpen ? null : { since: at, isStart: false };
  if (at !== null && Date.parse(at) > recorded.at) return { since: at, isStart: false };
  return { since: new Date(recorded.at).toISOString(), isStart: recorded.isStart };
}
