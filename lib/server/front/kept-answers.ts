import 'server-only';

import type { IncomingMessage } from 'node:http';

import { LRUCache } from 'lru-cache';

import type { Clock } from '../clock';
import type { Answer, FlatHeaders } from './answer';
import type { FrontBoard } from './front-board';
import { readInnerAnswer } from './inner-answer';
import type { InnerServer } from './inner-server';
import type { Route } from './route-table';
import { Slots, type SlotLimits } from './slots';

/** An answer, and of which board it is. */
export interface Kept {
  readonly answer: Answer;
  readonly version: string;
  readonly freshness: string;
  /** When its rendering began, on the clock that never jumps. */
  readonly renderedAtMs: number;
  /** The ages as they were then. */
  readonly ages: FlatHeaders;
}

/** What became of a rendering: `own` where the handler made it for one person, `busy` where too many wait already. */
export type Rendering = Kept | 'own' | 'busy';

/** What kept answers are made with and bounded by. */
export interface KeptAnswersOptions {
  readonly inner: Pick<InnerServer, 'ask'>;
  readonly board: FrontBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly cacheControl: string;
  readonly frameAncestors: string;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly renders: SlotLimits;
  /** Called where a rendering in the background fails. */
  readonly onError: (error: unknown) => void;
}

/** Complete answers of public routes, each rendered once for everyone. */
export class KeptAnswers {
  readonly #options: KeptAnswersOptions;
  readonly #kept: LRUCache<string, Kept>;
  readonly #underWay = new Map<string, Promise<Rendering>>();
  readonly #slots: Slots;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
    this.#slots = new Slots(options.renders);
    this.#kept = new LRUCache({
      max: options.maxEntries,
      maxSize: options.maxBytes,
      sizeCalculation: ({ answer }) => answer.sizeBytes,
    });
  }

  /** How many answers are kept, and what they take. */
  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#kept.size, bytes: this.#kept.calculatedSize };
  }

  /** Whether this is the board of this moment. */
  isCurrent(kept: Kept): boolean {
    return kept.version === this.#options.board.version();
  }

  /** Whether it shows the same words for the board's age as one that is rendered now. Nothing else may be shown. */
  isHonest(kept: Kept): boolean {
    return kept.freshness === this.#options.board.freshness();
  }

  /** What can be shown at once; a page that lags is rendered anew meanwhile. */
  find({ kind }: Route, key: string): Kept | null {
    const kept = this.#kept.get(key);
    if (!kept || !this.isHonest(kept)) return null;
    const isCurrent = this.isCurrent(kept);
    // Data is ready in a moment and, unlike a page, does not say its own age: only the present version has these ages.
    if (kind === 'data') return isCurrent ? kept : null;
    const lifetimeMs = this.#options.board.pageLifetimeMs();
    const ageMs = this.#options.clock.elapsed() - kept.renderedAtMs;
    if (isCurrent && ageMs < lifetimeMs) return kept;
    if (ageMs >= 2 * lifetimeMs) return null;
    if (!this.#underWay.has(key)) void this.render(key).catch(this.#options.onError);
    return kept;
  }

  /** Renders, or waits with all the others who want the same. @throws Error where the handler breaks. */
  render(key: string): Promise<Rendering> {
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const started = this.#slots.run(() => this.#render(key));
    if (!started) return Promise.resolve('busy');
    const ended = started.finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, ended);
    return ended;
  }

  async #render(key: string): Promise<Rendering> {
    const { inner, board, clock, cacheControl, frameAncestors } = this.#options;
    const shown = {
      version: board.version(),
      freshness: board.freshness(),
      ages: board.headers(),
      renderedAtMs: clock.elapsed(),
    };
    // Nothing of whoever asked goes with it: the answer is for everyone.
    const response: IncomingMessage = await inner.ask({
      target: key,
      headers: { host: 'localhost', accept: '*/*' },
    });
    if (response.headers['set-cookie']) {
      response.resume();
      return 'own';
    }
    const isGood = response.statusCode === 200;
    const answer = await readInnerAnswer(response, {
      cacheControl: isGood ? cacheControl : 'no-store',
      frameAncestors,
      effort: 5,
    });
    const kept = { ...shown, answer };
    if (isGood) this.#kept.set(key, kept);
    return kept;
  }
}
