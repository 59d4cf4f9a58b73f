import 'server-only';

import type { AccessRecord, Kept, Pairing, Seen } from './records';

/** Where screens that wait are known for as long as their code holds. */
export interface PairingStore {
  /** False where the code is taken. @throws Error where it cannot be kept */
  put(pairing: Pairing): Promise<boolean>;
  /** By the code, or by the digest of the secret that the screen waits with. */
  find(by: { readonly code: string } | { readonly digest: string }): Promise<Pairing | null>;
  /** Finds it by its code and forgets the code, so that of many who ask one gets it; who waits is known to the end. */
  take(code: string): Promise<Pairing | null>;
}

/** Where screens and links are kept. What is written rejects where it could not be kept. */
export interface AccessStore {
  readonly pairings: PairingStore;
  /** False where what is kept could not be read when that was tried last. */
  readonly isCurrent: boolean;
  /** Begins to tell what is kept, now and after each change, whoever makes it. */
  open(onKept: (kept: Kept) => void): Promise<void>;
  add(record: AccessRecord): Promise<void>;
  /** False where it is not there any more. */
  replace(record: AccessRecord): Promise<boolean>;
  /** False where it was not there. */
  remove(id: string): Promise<boolean>;
  /** Of what is not there any more nothing is kept. */
  see(seen: ReadonlyMap<string, Seen>): Promise<void>;
  close(): Promise<void>;
}
