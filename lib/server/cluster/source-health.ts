import 'server-only';

import { SECTION_NAMES } from '@/lib/status/model/types';

import type { BoardState } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import type { Health } from './election';

/** For how many intervals nothing may be read before another instance is let try. */
const FAILING_AFTER_INTERVALS = 3;

const latestReadOf = ({ readTimes }: BoardState): number =>
  Math.max(...Object.values(readTimes).map((atMs) => atMs ?? -Infinity));

/** Whether the source fails for a reason that may be this instance's own: a rate limit is the same for all. */
const isMissed = ({ sections }: BoardState): boolean =>
  SECTION_NAMES.some((name) => ![null, 'slowed'].includes(sections[name].problem));

/** Tells from the states that an instance publishes whether it can read the source. */
export class SourceHealth {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #latestReadMs = -Infinity;
  #readUntilMs = 0;
  #reach: Health = null;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.begin();
  }

  get reach(): Health {
    return this.#reach;
  }

  /** The instance begins to poll, or ceases to: what it knows by then, it need not have read itself. */
  begin(): void {
    this.#reach = null;
    this.#readUntilMs = this.#clock.elapsed();
    this.#latestReadMs = this.#readUntilMs;
  }

  /** Takes the outcome of a refresh. */
  note(state: BoardState): void {
    const nowMs = this.#clock.elapsed();
    const readMs = latestReadOf(state);
    const patienceMs = FAILING_AFTER_INTERVALS * state.interval.seconds * 1_000;
    if (readMs > this.#latestReadMs) {
      this.#reach = 'reading';
      this.#latestReadMs = readMs;
      this.#readUntilMs = nowMs;
    } else if (isMissed(state) && nowMs - this.#readUntilMs >= patienceMs) {
      this.#reach = 'failing';
    }
  }
}
