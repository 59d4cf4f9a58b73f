import 'server-only';

import type { Clock } from '../../util/clock';
import type { PairingStore } from './access-store';
import type { Pairing } from './records';

const MOST = 1_000;

/** Knows waiting screens in this process: after a restart they show another code. */
export class MemoryPairings implements PairingStore {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #byCode = new Map<string, Pairing>();
  readonly #byDigest = new Map<string, Pairing>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  put(pairing: Pairing): Promise<boolean> {
    this.#forgetOver();
    const isFree = !this.#byCode.has(pairing.code) && this.#byDigest.size < MOST;
    if (isFree) {
      this.#byCode.set(pairing.code, pairing);
      this.#byDigest.set(pairing.digest, pairing);
    }
    return Promise.resolve(isFree);
  }

  find(by: Parameters<PairingStore['find']>[0]): Promise<Pairing | null> {
    this.#forgetOver();
    const found = 'code' in by ? this.#byCode.get(by.code) : this.#byDigest.get(by.digest);
    return Promise.resolve(found ?? null);
  }

  async take(code: string): Promise<Pairing | null> {
    const found = await this.find({ code });
    return found && this.#byCode.delete(code) ? found : null;
  }

  #forgetOver(): void {
    const nowMs = this.#clock.now();
    for (const { code, digest, expiresAtMs } of this.#byDigest.values()) {
      if (expiresAtMs > nowMs) continue;
      this.#byDigest.delete(digest);
      // A code that was used may be another screen's by now.
      if (this.#byCode.get(code)?.digest === digest) this.#byCode.delete(code);
    }
  }
}
