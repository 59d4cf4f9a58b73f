import 'server-only';

import { z } from 'zod';

import { keysOf, KEPT_MS } from './keys';
import type { RedisLink } from './redis-link';
import { BEAT, LEAVE } from './scripts';
import type { Timing } from './timing';

const replySchema = z.tuple([z.string().regex(/^\d+:/), z.number(), z.string()]);

/** What a sign of life brings back. */
export interface Beat {
  /** Under what name this instance holds the lease, new with each time it gets it; null where another has it. */
  readonly holder: string | null;
  /** Which one of all holders of the lease this is: the greater, the later. */
  readonly token: number;
  /** How many instances are alive, this one included. */
  readonly instances: number;
  /** See {@link ReadBoard.mark}; empty where no state is published. */
  readonly mark: string;
}

/** Finds one poller among the instances, by a lease that only its holder renews. */
export class Election {
  readonly #link: RedisLink;
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #timing: Timing;
  readonly #instanceId: string;
  #token = 0;

  constructor(link: RedisLink, sourceId: string, timing: Timing, instanceId: string) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#timing = timing;
    this.#instanceId = instanceId;
  }

  /** Takes the lease if it is free, or renews it. @throws Error of {@link RedisLink.run} */
  async beat(): Promise<Beat> {
    const { lease, token: lastToken, instances: registry, state } = this.#keys;
    const { leaseMs, instanceLifeMs } = this.#timing;
    const args = [this.#instanceId, leaseMs, instanceLifeMs, this.#token, KEPT_MS];
    const reply = await this.#link.run(BEAT, [lease, lastToken, registry, state], args);
    const [holder, instances, mark] = replySchema.parse(reply);
    const token = Number.parseInt(holder, 10);
    this.#token = Math.max(this.#token, token);
    return { holder: holder === `${token}:${this.#instanceId}` ? holder : null, token, instances, mark };
  }

  /** Gives the lease back, so that another need not wait for its end. @throws Error of {@link RedisLink.run} */
  async leave(): Promise<void> {
    const { lease, instances, channel } = this.#keys;
    await this.#link.run(LEAVE, [lease, instances], [this.#instanceId, channel]);
  }
}
