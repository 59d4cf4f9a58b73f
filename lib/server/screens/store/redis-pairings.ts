import 'server-only';

import type { Clock } from '../../util/clock';
import type { RedisLink } from '../../cluster/redis-link';
import type { PairingStore } from './access-store';
import { pairingSchema, type Pairing } from './records';
import { FIND_PAIRING, PUT_PAIRING, TAKE_PAIRING } from './redis-scripts';

/** Knows waiting screens in Redis, so that one instance shows the code and another takes it. */
export class RedisPairings implements PairingStore {
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #clock: Pick<Clock, 'now'>;

  /** @param prefix What the names of its keys begin with. */
  constructor(link: RedisLink, prefix: string, clock: Pick<Clock, 'now'>) {
    this.#link = link;
    this.#prefix = prefix;
    this.#clock = clock;
  }

  async put(pairing: Pairing): Promise<boolean> {
    const keptMs = Math.ceil(pairing.expiresAtMs - this.#clock.now());
    if (keptMs <= 0) return false;
    const keys = [this.#codeKey(pairing.code), this.#digestKey(pairing.digest)];
    const args = [JSON.stringify(pairing), pairing.code, keptMs];
    return (await this.#link.run(PUT_PAIRING, keys, args)) === 1;
  }

  async find(by: Parameters<PairingStore['find']>[0]): Promise<Pairing | null> {
    const key = 'code' in by ? this.#codeKey(by.code) : this.#digestKey(by.digest);
    return this.#parse(await this.#link.run(FIND_PAIRING, [key], []));
  }

  async take(code: string): Promise<Pairing | null> {
    return this.#parse(await this.#link.run(TAKE_PAIRING, [this.#codeKey(code)], []));
  }

  #codeKey = (code: string): string => `${this.#prefix}pairing:${code}`;

  #digestKey = (digest: string): string => `${this.#prefix}waiting:${digest}`;

  #parse(answer: unknown): Pairing | null {
    if (typeof answer !== 'string' || answer === '') return null;
    const pairing = pairingSchema.parse(JSON.parse(answer));
    return pairing.expiresAtMs > this.#clock.now() ? pairing : null;
  }
}
