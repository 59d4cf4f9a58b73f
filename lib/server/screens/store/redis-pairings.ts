import type { Clock } from '../../util/clock';
import type { RedisLink } from '../../cluster/redis-link';
import { pairingSchema, type Pairing, type PairingStore } from './access-store';
import { FIND_PAIRING, PUT_PAIRING, CLAIM_PAIRING } from './redis-scripts';

/** Stores waiting screens in Redis: any instance can approve a code that another one shows. */
export class RedisPairings implements PairingStore {
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #clock: Pick<Clock, 'now'>;

  /** @param prefix Prefix of the Redis keys. */
  constructor(link: RedisLink, prefix: string, clock: Pick<Clock, 'now'>) {
    this.#link = link;
    this.#prefix = prefix;
    this.#clock = clock;
  }

  async put(pairing: Pairing): Promise<boolean> {
    const lifetimeMs = Math.ceil(pairing.expiresAtMs - this.#clock.now());
    if (lifetimeMs <= 0) return false;
    const keys = [this.#codeKey(pairing.code), this.#digestKey(pairing.digest)];
    const args = [JSON.stringify(pairing), pairing.code, lifetimeMs];
    return (await this.#link.run(PUT_PAIRING, keys, args)) === 1;
  }

  async find(by: Parameters<PairingStore['find']>[0]): Promise<Pairing | null> {
    const key = 'code' in by ? this.#codeKey(by.code) : this.#digestKey(by.digest);
    return this.#parse(await this.#link.run(FIND_PAIRING, [key], []));
  }

  async claim(code: string): Promise<Pairing | null> {
    return this.#parse(await this.#link.run(CLAIM_PAIRING, [this.#codeKey(code)], []));
  }

  #codeKey = (code: string): string => `${this.#prefix}pairing:${code}`;

  #digestKey = (digest: string): string => `${this.#prefix}waiting:${digest}`;

  #parse(reply: unknown): Pairing | null {
    if (typeof reply !== 'string' || reply === '') return null;
    const pairing = pairingSchema.parse(JSON.parse(reply));
    return pairing.expiresAtMs > this.#clock.now() ? pairing : null;
  }
}
