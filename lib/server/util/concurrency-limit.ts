import 'server-only';

/** How much may be under way at once, and how much may wait for it. */
export interface ConcurrencyLimits {
  readonly running: number;
  readonly waiting: number;
}

/** Runs some tasks at once and lets some wait in turn. */
export class ConcurrencyLimit {
  readonly #limits: ConcurrencyLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
  }

  /** The outcome of the task; null, at once, where too many wait already. */
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
      // The slot is handed on while it is held, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
