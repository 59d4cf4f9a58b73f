import 'server-only';

import type { Visibility } from '@/lib/status/model/visibility';

import { isSecret, hashSecret } from './secrets';

/** What somebody may do who shows a credential. */
export interface ScreenAccess {
  readonly id: string;
  /** A screen may see the wall alone, a guest every page. */
  readonly kind: 'screen' | 'guest';
  readonly visibility: Visibility;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** The same with the digest of its credential: plain data, which may cross into another thread. */
export interface AccessEntry extends ScreenAccess {
  readonly digest: string;
}

/** Finds access by credentials, in memory and at once. */
export class AccessTable {
  #byDigest: ReadonlyMap<string, ScreenAccess> = new Map();
  #isKnown = false;

  /** False until it was told for the first time: then who is not found may be somebody all the same. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** Takes the place of everything that it knew. */
  replace(entries: readonly AccessEntry[]): void {
    this.#isKnown = true;
    this.#byDigest = new Map(entries.map(({ digest, ...access }) => [digest, access]));
  }

  /**
   * Null where the credential is none, was revoked, or is over. It is looked for by its digest, so how long that takes tells nothing of
   * the credentials that there are.
   */
  find(credential: string, nowMs: number): ScreenAccess | null {
    if (!isSecret(credential)) return null;
    const found = this.#byDigest.get(hashSecret(credential));
    return found && found.expiresAtMs > nowMs ? found : null;
  }
}
