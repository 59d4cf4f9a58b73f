/** When a page noticed changes. */
export interface Change {
  /** The server's time, epoch milliseconds. */
  readonly nowMs: number;
  /** For how long the page had been visible then, in milliseconds. */
  readonly visibleMs: number;
}

/** Remembers the content of the parts of a page that were drawn, and which of them changed. */
export class ChangeLog {
  readonly #contents = new Map<string, string>();
  readonly #changes = new Map<string, Change>();

  /**
   * Records the content of a part, and returns its latest change; null if it has not changed.
   *
   * @param name Identifies the part, such as `incidents:7`.
   * @param change The arrival of the view that contains the part; null if there was no view before it.
   * @param isNewMarked Whether a part that was not drawn before counts as changed.
   */
  see(name: string, content: string, change: Change | null, isNewMarked: boolean): Change | null {
    const before = this.#contents.get(name);
    if (before !== content) {
      this.#contents.set(name, content);
      if (change && (isNewMarked || before !== undefined)) this.#changes.set(name, change);
    }
    return this.#changes.get(name) ?? null;
  }
}
