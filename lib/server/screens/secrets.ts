import 'server-only';

import { createHmac, randomBytes, randomInt } from 'node:crypto';

import { sha256 } from '../util/digest';

/** Where chance comes from: in production from the system, unforeseeable. */
export interface Randomness {
  readonly bytes: (count: number) => Uint8Array;
  /** A whole number from 0, smaller than `limit`, each as likely as any other. */
  readonly below: (limit: number) => number;
}

/** The system's own randomness. */
export const systemRandomness: Randomness = { bytes: randomBytes, below: (limit) => randomInt(limit) };

const SECRET_BYTES = 32;
const ID_BYTES = 9;
const SECRET = /^[\w-]{43}$/;

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A secret of 256 random bits, 43 characters of base64url. */
export const createSecret = ({ bytes }: Randomness): string => encode(bytes(SECRET_BYTES));

/** A name that nobody else has, and no secret: 12 characters of base64url. */
export const createId = ({ bytes }: Randomness): string => encode(bytes(ID_BYTES));

/** Whether a text may be a secret of ours: what cannot be one need not be looked for. */
export const isSecret = (text: string): boolean => SECRET.test(text);

/** What is kept of a secret: its SHA-256, in hexadecimal. A secret of 256 random bits needs no slower hash. */
export const hashSecret = (secret: string): string => sha256(secret, 'hex');

/**
 * The credential that a screen gets for the secret that it waited with. It follows from the secret, so that nobody has to keep it until
 * it is fetched, and a screen that missed the answer can ask again.
 */
export const toCredential = (waitingSecret: string): string =>
  createHmac('sha256', waitingSecret).update('credential of a screen').digest('base64url');
