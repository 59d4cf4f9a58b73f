/** How many tasks may run at the same time, and how many may wait. */
export interface ConcurrencyLimits {
  readonly running: number;
  readonly waiting: number;
}

/** Limits how many tasks run at the same time; the others wait in order. */
export class ConcurrencyLimit {
  readonly #limits: ConcurrencyLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
  }

  /** Runs a task when a slot is free. Returns null immediately if the queue is full. */
  run<T>(task: () => Promise<T>): Promise<T> | null {
    if (this.#running < this.#limits.running) {
      this.#running += 1;
      return this.#finish(task);
    }
    if (this.#waiting.length >= this.#limits.waiting) return null;
    return new Promise<void>((resolve) => this.#waiting.push(resolve)).then(() => this.#finish(task));
  }

  async #finish<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } finally {
      // Passes the slot on without releasing it, so that a new task cannot overtake those that wait.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
