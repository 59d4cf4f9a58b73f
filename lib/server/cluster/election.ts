import { z } from 'zod';

import { KEY_LIFETIME_MS, keysOf } from './keys';
import type { RedisLink } from './redis-link';
import { HEARTBEAT, LEAVE } from './scripts';
import type { Timing } from './timing';

const replySchema = z.tuple([z.string().regex(/^\d+:/), z.number(), z.string()]);

/** Whether a polling instance can read the source; null if it does not poll, or not for long enough to know. */
export type Health = 'reading' | 'failing' | null;

/** The reply to a heartbeat. */
export interface Heartbeat {
  /** The value of the lease, if this instance holds it: `token:instance`. Null if another instance holds it. */
  readonly holder: string | null;
  /** The fencing token of the present or last lease. Increases with each lease. */
  readonly token: number;
  /** Whether no instance holds the lease. */
  readonly isFree: boolean;
  /** How many instances are alive, including this one. */
  readonly instances: number;
  /** See {@link ReadBoard.mark}; empty if no state is published. */
  readonly mark: string;
}

/** Elects one poller with a lease that only its holder can renew. */
export class Election {
  readonly #link: RedisLink;
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #timing: Timing;
  readonly #instanceId: string;
  #token: number;

  /** @param token The highest token known from before; later ones are higher, even if Redis lost its data. */
  constructor(link: RedisLink, sourceId: string, timing: Timing, instanceId: string, token: number) {
    this.#link = link;
    this.#keys = keysOf(sourceId);
    this.#timing = timing;
    this.#instanceId = instanceId;
    this.#token = token;
  }

  /**
   * Takes the lease if it is free and renews it if it is held. Gives it back if this instance cannot read the source and
   * another may.
   *
   * @throws What {@link RedisLink.run} throws.
   */
  async sendHeartbeat(health: Health): Promise<Heartbeat> {
    const { lease, token: lastToken, instances: registry, state, failing, channel } = this.#keys;
    const { leaseMs, instanceLifeMs, coolDownMs } = this.#timing;
    const args = [
      this.#instanceId,
      leaseMs,
      instanceLifeMs,
      this.#token,
      KEY_LIFETIME_MS,
      channel,
      health ?? '',
      coolDownMs,
    ];
    const reply = await this.#link.run(HEARTBEAT, [lease, lastToken, registry, state, failing], args);
    const [holder, instances, mark] = replySchema.parse(reply);
    const token = Number.parseInt(holder, 10);
    this.#token = Math.max(this.#token, token);
    const isOurs = holder === `${token}:${this.#instanceId}`;
    return { holder: isOurs ? holder : null, token, isFree: holder.endsWith(':'), instances, mark };
  }

  /** Gives the lease back, so that another instance can take it immediately. @throws What {@link RedisLink.run} throws. */
  async leave(): Promise<void> {
    const { lease, instances, channel } = this.#keys;
    await this.#link.run(LEAVE, [lease, instances], [this.#instanceId, channel]);
  }
}
