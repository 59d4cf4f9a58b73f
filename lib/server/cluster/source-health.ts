import { SECTION_NAMES } from '@/lib/status/model/types';

import type { BoardState } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import type { Health } from './election';

/** An instance that reads nothing for this many intervals counts as failing. */
const FAILING_AFTER_INTERVALS = 3;

const latestReadOf = ({ readTimes }: BoardState): number =>
  Math.max(...Object.values(readTimes).map((atMs) => atMs ?? -Infinity));

/** Whether a section has a problem that another instance may not have. The rate limit is the same for all. */
const hasOwnProblem = ({ sections }: BoardState): boolean =>
  SECTION_NAMES.some((name) => ![null, 'slowed'].includes(sections[name].problem));

/** Detects from the states that an instance publishes whether it can read the source. */
export class SourceHealth {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #latestReadMs = -Infinity;
  #lastSuccessMs = 0;
  #health: Health = null;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.reset();
  }

  get health(): Health {
    return this.#health;
  }

  /** Call it when polling starts or stops. Reads from before do not count. */
  reset(): void {
    this.#health = null;
    this.#lastSuccessMs = this.#clock.elapsed();
    this.#latestReadMs = this.#lastSuccessMs;
  }

  /** Updates the health from a published state. */
  note(state: BoardState): void {
    const nowMs = this.#clock.elapsed();
    const readMs = latestReadOf(state);
    const toleratedMs = FAILING_AFTER_INTERVALS * state.interval.seconds * 1_000;
    if (readMs > this.#latestReadMs) {
      this.#health = 'reading';
      this.#latestReadMs = readMs;
      this.#lastSuccessMs = nowMs;
    } else if (hasOwnProblem(state) && nowMs - this.#lastSuccessMs >= toleratedMs) {
      this.#health = 'failing';
    }
  }
}
