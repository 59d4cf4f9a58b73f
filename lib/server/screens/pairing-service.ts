import 'server-only';

import type { Visibility } from '@/lib/status/model/visibility';

import type { RateLimit } from '../http/rate-limits';
import type { Clock } from '../util/clock';
import type { AccessRegister } from './access-register';
import { createCode, parseCode } from './pairing-code';
import { createId, createSecret, hashSecret, isSecret, toCredential, type Randomness } from './secrets';
import type { AccessRecord, Pairing, PairingStore } from './store/access-store';

/** Dependencies of {@link PairingService}. */
export interface PairingOptions {
  readonly pairings: PairingStore;
  readonly register: Pick<AccessRegister, 'add' | 'find'>;
  /** How often a client may request a code (`open`), and try one (`approve`). */
  readonly limits: Readonly<Record<'open' | 'approve', Pick<RateLimit, 'take'>>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly randomness: Randomness;
}

/** The client sent too many requests. */
export interface RateLimited {
  readonly retryAfterSeconds: number;
}

/** What a member enters to approve a screen. */
export interface Approval {
  readonly code: string;
  readonly name: string;
  /** The query of the screen's wall. */
  readonly query: string;
  readonly visibility: Visibility;
}

/** How long a code is valid. */
export const CODE_LIFE_MS = 600_000;
const ATTEMPTS = 5;
const RETRY_AFTER_SECONDS = 60;

/**
 * Pairs screens with the board.
 *
 * 1. A screen requests a code and shows it. It also gets a secret, as a cookie.
 * 2. A member enters the code and approves the screen: a record is added to the register.
 * 3. The screen collects its credential with the secret. From then on, the credential cookie identifies it.
 */
export class PairingService {
  readonly #options: PairingOptions;

  constructor(options: PairingOptions) {
    this.#options = options;
  }

  /** Step 1: a new code, and the secret that belongs to it. @throws Error if it cannot be stored */
  async requestCode(
    client: string,
    query: string,
  ): Promise<{ readonly pairing: Pairing; readonly secret: string } | RateLimited> {
    const { pairings, limits, clock, randomness } = this.#options;
    const taken = await limits.open.take(client);
    if (taken !== true) return taken;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const secret = createSecret(randomness);
      const pairing: Pairing = {
        code: createCode(randomness),
        digest: hashSecret(secret),
        credentialDigest: hashSecret(toCredential(secret)),
        query,
        expiresAtMs: clock.now() + CODE_LIFE_MS,
      };
      if (await pairings.put(pairing)) return { pairing, secret };
    }
    return { retryAfterSeconds: RETRY_AFTER_SECONDS };
  }

  /** The pairing of a screen's secret, even if its code was already used; null if it expired. @throws Error if the store cannot be read */
  async findWaiting(secret: string): Promise<Pairing | null> {
    return isSecret(secret) ? this.#options.pairings.find({ digest: hashSecret(secret) }) : null;
  }

  /** Step 2: the screen that waits with a code; null if there is none. @throws Error if the store cannot be read */
  async findByCode(client: string, typed: string): Promise<Pairing | RateLimited | null> {
    const { pairings, limits } = this.#options;
    const taken = await limits.approve.take(client);
    if (taken !== true) return taken;
    const code = parseCode(typed);
    return code === null ? null : pairings.find({ code });
  }

  /** Step 2: approves the screen that waits with a code, once; false if there is none. @throws Error if it cannot be stored */
  async approve(
    client: string,
    { code: typed, name, query, visibility }: Approval,
  ): Promise<boolean | RateLimited> {
    const { pairings, register, limits, clock, randomness } = this.#options;
    const taken = await limits.approve.take(client);
    if (taken !== true) return taken;
    const code = parseCode(typed);
    const pairing = code === null ? null : await pairings.claim(code);
    if (!pairing) return false;
    try {
      await register.add({
        id: createId(randomness),
        kind: 'screen',
        digest: pairing.credentialDigest,
        name,
        query,
        visibility: toStoredVisibility(visibility),
        createdAtMs: clock.now(),
        expiresAtMs: null,
      });
    } catch (error) {
      await pairings.put(pairing);
      throw error;
    }
    return true;
  }

  /** Step 3: the credential of an approved screen; null if it is not approved yet, or was revoked. */
  collectCredential(secret: string): string | null {
    if (!isSecret(secret)) return null;
    const credential = toCredential(secret);
    return this.#options.register.find(credential)?.kind === 'screen' ? credential : null;
  }
}

/** A visibility as it is stored for a screen or guest: without internal events. */
export function toStoredVisibility({ areas }: Visibility): AccessRecord['visibility'] {
  return {
    areas: areas.map(({ scopes, services }) => ({
      scopes: scopes && [...scopes],
      services: services && [...services],
    })),
    showsInternal: false,
  };
}
