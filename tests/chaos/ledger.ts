import type { SentChanges } from '@/lib/server/api/history/schemas';

import type { Board } from './board';
import { Violation } from './violation';

/** The changes that a board has returned, which must still be there later. */
export class Ledger {
  readonly #board: Board;
  readonly #known = new Map<string, string>();

  constructor(board: Board) {
    this.#board = board;
  }

  get size(): number {
    return this.#known.size;
  }

  /** After the files of the history were damaged, nothing is expected. */
  forget(): void {
    this.#known.clear();
  }

  /** Reads the changes that the board returns now. @throws Violation if one of those that it returned before is missing or different */
  async check(): Promise<void> {
    const { name } = this.#board;
    const found = new Map((await this.#readAll()).map((change) => [change.key, JSON.stringify(change)]));
    for (const [key, change] of this.#known) {
      const now = found.get(key);
      if (now !== change)
        throw new Violation(`${name} returned a change before, and now ${now ?? 'no longer'}: ${change}`);
    }
    for (const [key, change] of found) this.#known.set(key, change);
  }

  async #readAll(): Promise<SentChanges['changes']> {
    const changes: SentChanges['changes'][number][] = [];
    let before: string | null = null;
    do {
      const query: string = before === null ? '' : `&before=${encodeURIComponent(before)}`;
      const response = await fetch(`${this.#board.url}/api/history/changes?per_page=200${query}`);
      if (response.status !== 200)
        throw new Violation(`${this.#board.name} answered /api/history/changes with ${response.status}`);
      const page = (await response.json()) as SentChanges;
      changes.push(...page.changes);
      before = page.next;
    } while (before !== null);
    return changes;
  }
}
