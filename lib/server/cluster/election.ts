import 'server-only';

import { z } from 'zod';

import { keysOf, KEPT_MS } from './keys';
import type { RedisLink } from './redis-link';
import { HEARTBEAT, LEAVE } from './scripts';
import type { Timing } from './timing';

const replySchema = z.tuple([z.string().regex(/^\d+:/), z.number(), z.string()]);

/** Whether an instance that polls can read the source; null for one that does not poll, or not long enough to tell. */
export type Health = 'reading' | 'failing' | null;

/** What a sign of life brings back. */
export interface Heartbeat {
  /** Under what name this instance holds the lease, new with each time it gets it; null where another has it. */
  readonly holder: string | null;
  /** Which one of all holders of the lease this is, or was where it is free: the greater, the later. */
  readonly token: number;
  /** Whether nobody holds the lease. */
  readonly isFree: boolean;
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
  #token: number;

  /** @param token - the greatest token that is known from before: those to come are greater. */
  constructor(link: RedisLink, sourceId: string, timing: Timing, instanceId: string, token: number) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#timing = timing;
    this.#instanceId = instanceId;
    this.#token = token;
  }

  /** Takes the lease if it is free, renews it, or gives it back where another may read what this instance cannot. @throws Error of {@link RedisLink.run} */
  async beat(reach: Health): Promise<Heartbeat> {
    const { lease, token: lastToken, instances: registry, state, failing, channel } = this.#keys;
    const { leaseMs, instanceLifeMs, coolDownMs } = this.#timing;
    const args = [
      this.#instanceId,
      leaseMs,
      instanceLifeMs,
      this.#token,
      KEPT_MS,
      channel,
      reach ?? '',
      coolDownMs,
    ];
    const reply = await this.#link.run(HEARTBEAT, [lease, lastToken, registry, state, failing], args);
    const [holder, instances, mark] = replySchema.parse(reply);
    const token = Number.parseInt(holder, 10);
    this.#token = Math.max(this.#token, token);
    const isOurs = holder === `${token}:${this.#instanceId}`;
    return { holder: isOurs ? holder : null, token, isFree: holder.endsWith(':'), instances, mark };
  }

  /** Gives the lease back, so that another need not wait for its end. @throws Error of {@link RedisLink.run} */
  async leave(): Promise<void> {
    const { lease, instances, channel } = this.#keys;
    await this.#link.run(LEAVE, [lease, instances], [this.#instanceId, channel]);
  }
}
