import 'server-only';

import { createHash } from 'node:crypto';

import { z } from 'zod';

import { boardAgesSchema, toBoardAges, toBoardTimes, toContent, toTimeSince } from '../snapshot/board-ages';
import type { BoardContent, BoardState, Publication } from '../snapshot/board-state';
import { parseBoardContent } from '../snapshot/board-state-schema';
import type { Clock } from '../util/clock';
import { keysOf, KEPT_MS } from './keys';
import { parseMark } from './mark';
import type { RedisLink } from './redis-link';
import { PUBLISH, READ } from './scripts';

const replySchema = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]).nullable();

/** A state as it was read. */
export interface ReadBoard {
  /** Different for each publication. */
  readonly mark: string;
  /** Null where what is there is not a board of this source. */
  readonly state: (BoardState & { readonly publication: Publication }) | null;
}

/**
 * The state that instances share. What changes with each look at the source, the ages, travels apart from the rest,
 * which is sent, read and checked only where it is new.
 */
export class SharedBoard {
  readonly #link: RedisLink;
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #sourceId: string;
  readonly #clock: Clock;
  #sentId = '';
  /** Counted here and not by Redis, which may lose what it holds. */
  #version = 0;
  #known: { readonly id: string; readonly content: BoardContent } | null = null;

  constructor(link: RedisLink, sourceId: string, clock: Clock) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#sourceId = sourceId;
    this.#clock = clock;
  }

  /** Publishes a state as the holder of the lease; null where it is not held any more. @throws Error of {@link RedisLink.run} */
  async publish(holder: string, state: BoardState): Promise<Publication | null> {
    const content = JSON.stringify(toContent(state));
    const id = createHash('sha256').update(content).digest('base64url').slice(0, 22);
    this.#version += 1;
    const version = this.#version;
    const send = (text: string) => {
      const { lease, state: key, channel } = this.#keys;
      const ages = JSON.stringify(toBoardAges(state, this.#clock.elapsed()));
      return this.#link.run(PUBLISH, [lease, key], [holder, ages, id, text, KEPT_MS, channel, version]);
    };
    let outcome = await send(id === this.#sentId ? '' : content);
    if (outcome === 'incomplete') outcome = await send(content);
    const publication = parseMark(String(outcome));
    if (publication) this.#sentId = id;
    return publication;
  }

  /** The state that was published last; null where there is none. @throws Error of {@link RedisLink.run} */
  async read(): Promise<ReadBoard | null> {
    // The answer is as old as the question: what it says may have waited on its way.
    const requestedAtMs = this.#clock.elapsed();
    const answer = await this.#link.run(READ, [this.#keys.state], [this.#known?.id ?? '']);
    const reply = replySchema.parse(answer);
    if (!reply) return null;
    const [mark, sinceMs, ages, id, text] = reply;
    try {
      const publication = parseMark(mark);
      const content = this.#toContent(id, text);
      // The clock of Redis was set back where it is younger than nothing: how old the state is, the next publication tells.
      const times = toBoardTimes(
        boardAgesSchema.parse(JSON.parse(ages)),
        toTimeSince(sinceMs),
        requestedAtMs,
      );
      return { mark, state: publication && content && { ...content, ...times, publication } };
    } catch {
      return { mark, state: null };
    }
  }

  /** @throws Error where it is no board. */
  #toContent(id: string, text: string): BoardContent | null {
    if (text === '' && this.#known?.id === id) return this.#known.content;
    const content = parseBoardContent(JSON.parse(text));
    if (content.sourceId !== this.#sourceId) return null;
    this.#known = { id, content };
    return content;
  }
}
