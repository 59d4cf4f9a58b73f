import { z } from 'zod';

import { boardAgesSchema, toBoardAges, toBoardTimes, toContent, toTimeSince } from '../snapshot/board-ages';
import type { BoardContent, BoardState, Publication } from '../snapshot/board-state';
import { parseBoardContent } from '../snapshot/board-state-schema';
import type { Clock } from '../util/clock';
import { toDigest } from '../util/digest';
import { KEY_LIFETIME_MS, keysOf, parseMark } from './keys';
import type { RedisLink } from './redis-link';
import { PUBLISH, READ } from './scripts';

const replySchema = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]).nullable();

/** A published state. */
export interface ReadBoard {
  /** Differs for each publication. */
  readonly mark: string;
  /** Null if it is not a valid board of this source. */
  readonly state: (BoardState & { readonly publication: Publication }) | null;
}

/**
 * The board state in Redis. The ages change with each refresh and are sent every time; the content is sent, received and
 * validated only when it changes.
 */
export class SharedBoard {
  readonly #link: RedisLink;
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #sourceId: string;
  readonly #clock: Clock;
  #sentId = '';
  /** Counted here and not in Redis, which may lose its data. */
  #version = 0;
  #known: { readonly id: string; readonly content: BoardContent } | null = null;

  constructor(link: RedisLink, sourceId: string, clock: Clock) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#sourceId = sourceId;
    this.#clock = clock;
  }

  /** Publishes a state; null if the lease is lost. @throws What {@link RedisLink.run} throws. */
  async publish(holder: string, state: BoardState): Promise<Publication | null> {
    const content = JSON.stringify(toContent(state));
    const id = toDigest(content);
    this.#version += 1;
    const version = this.#version;
    const send = (text: string) => {
      const { lease, state: key, channel } = this.#keys;
      const ages = JSON.stringify(toBoardAges(state, this.#clock.elapsed()));
      const args = [holder, ages, id, text, KEY_LIFETIME_MS, channel, version];
      return this.#link.run(PUBLISH, [lease, key], args);
    };
    let outcome = await send(id === this.#sentId ? '' : content);
    if (outcome === 'incomplete') outcome = await send(content);
    const publication = parseMark(String(outcome));
    if (publication) this.#sentId = id;
    return publication;
  }

  /** Reads the published state; null if there is none. @throws What {@link RedisLink.run} throws. */
  async read(): Promise<ReadBoard | null> {
    // The reply may have been delayed, so ages count from the request.
    const sentAtMs = this.#clock.elapsed();
    const reply = replySchema.parse(await this.#link.run(READ, [this.#keys.state], [this.#known?.id ?? '']));
    if (!reply) return null;
    const [mark, sinceMs, ages, id, text] = reply;
    try {
      const publication = parseMark(mark);
      const content = this.#toContent(id, text);
      // If the clock of Redis was set back, the age is unknown until the next publication.
      const times = toBoardTimes(boardAgesSchema.parse(JSON.parse(ages)), toTimeSince(sinceMs), sentAtMs);
      return { mark, state: publication && content && { ...content, ...times, publication } };
    } catch {
      return { mark, state: null };
    }
  }

  /** @throws ZodError, SyntaxError if the text is not a board. */
  #toContent(id: string, text: string): BoardContent | null {
    if (text === '' && this.#known?.id === id) return this.#known.content;
    const content = parseBoardContent(JSON.parse(text));
    if (content.sourceId !== this.#sourceId) return null;
    this.#known = { id, content };
    return content;
  }
}
