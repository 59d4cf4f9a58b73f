import type { Clock } from '../../util/clock';
import type { Pairing, PairingStore } from './access-store';

const MAX_PAIRINGS = 1_000;

/** Stores waiting screens in memory: after a restart they show a new code. */
export class MemoryPairings implements PairingStore {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #byCode = new Map<string, Pairing>();
  readonly #byDigest = new Map<string, Pairing>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  put(pairing: Pairing): Promise<boolean> {
    this.#removeExpired();
    const isFree = !this.#byCode.has(pairing.code) && this.#byDigest.size < MAX_PAIRINGS;
    if (isFree) {
      this.#byCode.set(pairing.code, pairing);
      this.#byDigest.set(pairing.digest, pairing);
    }
    return Promise.resolve(isFree);
  }

  find(by: Parameters<PairingStore['find']>[0]): Promise<Pairing | null> {
    this.#removeExpired();
    const found = 'code' in by ? this.#byCode.get(by.code) : this.#byDigest.get(by.digest);
    return Promise.resolve(found ?? null);
  }

  async claim(code: string): Promise<Pairing | null> {
    const found = await this.find({ code });
    return found && this.#byCode.delete(code) ? found : null;
  }

  #removeExpired(): void {
    const nowMs = this.#clock.now();
    for (const { code, digest, expiresAtMs } of this.#byDigest.values()) {
      if (expiresAtMs > nowMs) continue;
      this.#byDigest.delete(digest);
      // A claimed code may belong to another screen by now.
      if (this.#byCode.get(code)?.digest === digest) this.#byCode.delete(code);
    }
  }
}
