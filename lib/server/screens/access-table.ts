import type { Visibility } from '@/lib/status/model/visibility';

import { isSecret, hashSecret } from './secrets';

/** What a credential of a screen or guest gives access to. */
export interface ScreenAccess {
  readonly id: string;
  /** A screen sees only the wall; a guest sees every page. */
  readonly kind: 'screen' | 'guest';
  readonly visibility: Visibility;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** The same with the digest of the credential, as the worker sends it to the main thread. */
export interface AccessEntry extends ScreenAccess {
  readonly digest: string;
}

/** Looks up credentials in memory. The main thread and the worker each have one; {@link AccessRegister} keeps them up to date. */
export class AccessTable {
  #byDigest: ReadonlyMap<string, ScreenAccess> = new Map();
  #isLoaded = false;

  /** False until the first {@link replace}: until then, an unknown credential may be valid. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Replaces all entries. */
  replace(entries: readonly AccessEntry[]): void {
    this.#isLoaded = true;
    this.#byDigest = new Map(entries.map(({ digest, ...access }) => [digest, access]));
  }

  /** Null if the credential is unknown, revoked or expired. Looks up its digest, so the time it takes reveals nothing about valid ones. */
  find(credential: string, nowMs: number): ScreenAccess | null {
    if (!isSecret(credential)) return null;
    const found = this.#byDigest.get(hashSecret(credential));
    return found && found.expiresAtMs > nowMs ? found : null;
  }
}
