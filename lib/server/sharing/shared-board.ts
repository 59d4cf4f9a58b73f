import 'server-only';

import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { BoardState } from '../board-state';
import { parseBoardState, readTimesSchema } from '../board-state-schema';
import type { Clock } from '../clock';
import { keysOf, KEPT_MS } from './keys';
import type { RedisLink } from './redis-link';
import { PUBLISH, READ } from './scripts';

const replySchema = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]).nullable();
const timesSchema = z.object({ publishedAtMs: z.number(), readTimes: readTimesSchema });

/** Clocks that differ by less are taken for the same. */
const AGREED_MS = 1_000;

/** A state as it was read. */
export interface ReadBoard {
  /** Different for each publication. */
  readonly mark: string;
  /** How long ago it was published. */
  readonly ageMs: number;
  /** Null where what is there is not a board of this source. */
  readonly state: BoardState | null;
}

type Content = Omit<BoardState, 'readTimes'>;

/**
 * The state that instances share. What changes with each look at the source, the read times, travels apart from the rest,
 * which is sent, read and checked only where it is new.
 */
export class SharedBoard {
  readonly #link: RedisLink;
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #sourceId: string;
  readonly #clock: Clock;
  #sentId = '';
  #known: { readonly id: string; readonly content: Content } | null = null;

  constructor(link: RedisLink, sourceId: string, clock: Clock) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#sourceId = sourceId;
    this.#clock = clock;
  }

  /** Publishes a state as the holder of the lease; false where it is not held any more. @throws Error of {@link RedisLink.run} */
  async publish(holder: string, { readTimes, ...rest }: BoardState): Promise<boolean> {
    const content = JSON.stringify(rest);
    const id = createHash('sha256').update(content).digest('base64url').slice(0, 22);
    const times = JSON.stringify({ publishedAtMs: this.#clock.now(), readTimes });
    const send = (text: string) => {
      const { lease, state, channel } = this.#keys;
      return this.#link.run(PUBLISH, [lease, state], [holder, times, id, text, KEPT_MS, channel]);
    };
    let outcome = await send(id === this.#sentId ? '' : content);
    if (outcome === 'incomplete') outcome = await send(content);
    if (outcome === 'published') this.#sentId = id;
    return outcome === 'published';
  }

  /** The state that was published last, in the time of this machine; null where there is none. @throws Error of {@link RedisLink.run} */
  async read(): Promise<ReadBoard | null> {
    const answer = await this.#link.run(READ, [this.#keys.state], [this.#known?.id ?? '']);
    const reply = replySchema.parse(answer);
    if (!reply) return null;
    const [mark, ageMs, times, id, content] = reply;
    return { mark, ageMs, state: this.#parse(id, content, times, ageMs) };
  }

  #parse(id: string, content: string, times: string, ageMs: number): BoardState | null {
    try {
      const { publishedAtMs, readTimes } = timesSchema.parse(JSON.parse(times));
      // Ages must be true even where two machines do not agree on the time.
      const aheadMs = this.#clock.now() - ageMs - publishedAtMs;
      const shiftMs = Math.abs(aheadMs) < AGREED_MS ? 0 : aheadMs;
      const shifted = Object.entries(readTimes).map(([name, at]) => [
        name,
        at === null ? null : at + shiftMs,
      ]);
      const localTimes = Object.fromEntries(shifted) as BoardState['readTimes'];
      if (content === '' && this.#known?.id === id) return { ...this.#known.content, readTimes: localTimes };
      const state = parseBoardState({ ...(JSON.parse(content) as object), readTimes: localTimes });
      if (state.sourceId !== this.#sourceId) return null;
      this.#known = { id, content: state };
      return state;
    } catch {
      return null;
    }
  }
}
