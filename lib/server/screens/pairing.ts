import 'server-only';

import type { Visibility } from '@/lib/status/model/visibility';

import type { Clock } from '../util/clock';
import type { RateLimit } from '../http/rate-limits';
import type { PairingStore } from './store/access-store';
import { createCode, parseCode } from './pairing-code';
import type { Pairing } from './store/records';
import type { AccessRegister } from './register';
import { createId, createSecret, isSecret, toCredential, hashSecret, type Randomness } from './secrets';

/** What the desk is made of. */
export interface PairingOptions {
  readonly pairings: PairingStore;
  readonly register: Pick<AccessRegister, 'add' | 'find'>;
  /** How often a client may ask for a code, and how often a member may try one. */
  readonly limits: Readonly<Record<'open' | 'approve', Pick<RateLimit, 'take'>>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly randomness: Randomness;
}

/** Too often: when to try again. */
export interface PairingError {
  readonly retryAfterSeconds: number;
}

/** What a member gives to a screen. */
export interface Approval {
  readonly code: string;
  readonly name: string;
  readonly query: string;
  readonly visibility: Visibility;
}

/** How long a code holds. */
export const CODE_LIFE_MS = 600_000;
const ATTEMPTS = 5;
const RETRY_AFTER_SECONDS = 60;

/** Where screens wait with a code, and members let them in. */
export class PairingService {
  readonly #options: PairingOptions;

  constructor(options: PairingOptions) {
    this.#options = options;
  }

  /** A new code for a screen, and the secret that it is to wait with. @throws Error where it cannot be kept */
  async open(
    client: string,
    query: string,
  ): Promise<{ readonly pairing: Pairing; readonly secret: string } | PairingError> {
    const { pairings, limits, clock, randomness } = this.#options;
    const refusal = await this.#refuse(limits.open, client);
    if (refusal) return refusal;
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

  /** The code that a screen waits with, though it may be used already; null where it is over. @throws Error where nobody knows */
  async resume(secret: string): Promise<Pairing | null> {
    return isSecret(secret) ? this.#options.pairings.find({ digest: hashSecret(secret) }) : null;
  }

  /** The credential of a screen that was let in; null where it was not, or not yet. */
  collect(secret: string): string | null {
    if (!isSecret(secret)) return null;
    const credential = toCredential(secret);
    return this.#options.register.find(credential)?.kind === 'screen' ? credential : null;
  }

  /** The screen that waits with a code; null where there is none. @throws Error where nobody knows */
  async look(client: string, typed: string): Promise<Pairing | PairingError | null> {
    const { pairings, limits } = this.#options;
    const refusal = await this.#refuse(limits.approve, client);
    if (refusal) return refusal;
    const code = parseCode(typed);
    return code === null ? null : pairings.find({ code });
  }

  /** Lets the screen in that waits with a code, once; false where there is none. @throws Error where it cannot be kept */
  async approve(
    client: string,
    { code: typed, name, query, visibility }: Approval,
  ): Promise<boolean | PairingError> {
    const { pairings, register, limits, clock, randomness } = this.#options;
    const refusal = await this.#refuse(limits.approve, client);
    if (refusal) return refusal;
    const code = parseCode(typed);
    const pairing = code === null ? null : await pairings.take(code);
    if (!pairing) return false;
    try {
      await register.add({
        id: createId(randomness),
        kind: 'screen',
        digest: pairing.credentialDigest,
        name,
        query,
        visibility: toKept(visibility),
        createdAtMs: clock.now(),
        expiresAtMs: null,
      });
    } catch (error) {
      await pairings.put(pairing);
      throw error;
    }
    return true;
  }

  async #refuse(limit: Pick<RateLimit, 'take'>, client: string): Promise<PairingError | null> {
    const outcome = await limit.take(client);
    return outcome === true ? null : outcome;
  }
}

/** A visibility as it is kept: internal events are for members alone. */
export function toKept({ areas }: Visibility) {
  return {
    areas: areas.map(({ scopes, services }) => ({
      scopes: scopes && [...scopes],
      services: services && [...services],
    })),
    showsInternal: false as const,
  };
}
