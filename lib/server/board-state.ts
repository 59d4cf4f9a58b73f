import 'server-only';

import type { Transition } from '@/lib/status/transition';
import type { SectionName, Sections } from '@/lib/status/types';

/** When each section was last read with success, epoch milliseconds; null for never. */
export type ReadTimes = { readonly [Name in SectionName]: number | null };

/** How often the source is read. */
export interface IntervalInForce {
  readonly seconds: number;
  /** True when the source's rate limit makes it longer than configured. */
  readonly isSlowed: boolean;
}

/** Everything that the poller knows: what is published, kept on disk, and shared between instances. */
export interface BoardState {
  /** The shape of this object. */
  readonly format: 1;
  /** Which source it was read from (see `toSourceId`): a state of another one is of no use. */
  readonly sourceId: string;
  readonly sections: Sections;
  readonly readTimes: ReadTimes;
  readonly interval: IntervalInForce;
  /** Minutes by which the source's dates are ahead of its clock; null where no date contradicts the configured zone. */
  readonly zoneErrorMinutes: number | null;
  /** The latest 500 changes, newest first. */
  readonly transitions: readonly Transition[];
}

/** How many transitions a state keeps. */
export const KEPT_TRANSITIONS = 500;

const latestReadOf = ({ readTimes }: BoardState): number =>
  Math.max(...Object.values(readTimes).map((readAtMs) => readAtMs ?? -Infinity));

/** Of two states of one source, the one that knows the later read; the first where neither does. */
export function newerOf(first: BoardState, second: BoardState): BoardState {
  return latestReadOf(second) > latestReadOf(first) ? second : first;
}
