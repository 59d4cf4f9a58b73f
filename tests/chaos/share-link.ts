import { makeLink, signInAs } from '../support/members';
import type { Board } from './board';
import { Violation } from './violation';

/** Longer than clocks jump. */
const HOURS = 30 * 24;

/** A share link of a board, which must open as long as its file is not damaged. */
export class ShareLink {
  readonly #board: Board;
  #address: string | null = null;

  constructor(board: Board) {
    this.#board = board;
  }

  /** After `access.json` was damaged, the link may be gone. */
  forget(): void {
    this.#address = null;
  }

  /** Opens the link, or creates one. @throws Violation if it does not open, Error if none can be created */
  async check(): Promise<void> {
    const { name, url } = this.#board;
    this.#address ??= await makeLink(url, await signInAs('all', { BOARD_URL: url }), 'Chaos', HOURS);
    const { status } = await fetch(this.#address, { redirect: 'manual' });
    if (status !== 303) throw new Violation(`${name} answered a share link with ${status}`);
  }
}
