import 'server-only';

import { createHmac, randomBytes, randomInt } from 'node:crypto';

import { sha256 } from '../util/digest';

/** A source of randomness: in production that of the system, in tests a predictable one. */
export interface Randomness {
  readonly bytes: (count: number) => Uint8Array;
  /** A uniformly distributed integer in [0, limit). */
  readonly below: (limit: number) => number;
}

/** Cryptographically secure randomness. */
export const systemRandomness: Randomness = { bytes: randomBytes, below: (limit) => randomInt(limit) };

const SECRET_BYTES = 32;
const ID_BYTES = 9;
const SECRET = /^[\w-]{43}$/;

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A new secret: 256 random bits as 43 characters of base64url. */
export const createSecret = ({ bytes }: Randomness): string => encode(bytes(SECRET_BYTES));

/** A new public ID: 72 random bits as 12 characters of base64url. */
export const createId = ({ bytes }: Randomness): string => encode(bytes(ID_BYTES));

/** Whether a text has the format of a secret. */
export const isSecret = (text: string): boolean => SECRET.test(text);

/** The SHA-256 of a secret in hexadecimal: only this is stored. Random secrets of 256 bits need no slower hash. */
export const hashSecret = (secret: string): string => sha256(secret, 'hex');

/**
 * The credential that a screen gets for its pairing secret. It is derived, so the server does not store it until the screen collects it, and
 * a screen that missed the response can collect it again.
 */
export const toCredential = (pairingSecret: string): string =>
  createHmac('sha256', pairingSecret).update('credential of a screen').digest('base64url');
