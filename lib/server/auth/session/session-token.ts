import 'server-only';

import { hkdfSync } from 'node:crypto';

import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';
import { z } from 'zod';

import { sha256 } from '../../util/digest';

/** What a session keeps of somebody. */
export interface SessionClaims {
  /** What they are called; empty where the password was enough. */
  readonly name: string;
  /** The values of the claim that entered or that limit what they see. */
  readonly values: readonly string[];
  /** The way that they came in, so that a session ends when the way is closed. */
  readonly by: string;
}

/** A session as it was found in a token. */
export interface SealedSession extends SessionClaims {
  readonly expiresAtMs: number;
  readonly isExpired: boolean;
}

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const LONGEST_TOKEN = 4_000;
const PURPOSE = 'prodmanager-dashboard session';
const facts = z.object({
  name: z.string(),
  values: z.array(z.string()),
  by: z.string(),
  exp: z.number(),
});

const keys = new Map<string, Key>();

function toKey(secret: string): Key {
  const known = keys.get(secret);
  if (known) return known;
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
  const id = sha256(bytes, 'base64url').slice(0, 8);
  const key = { id, bytes };
  keys.set(secret, key);
  return key;
}

/**
 * Seals a session: an encrypted JWT, which nobody without the secret can read, make or change.
 *
 * @param secrets - the first of them seals. @param times - in epoch milliseconds. @throws Error where there is no secret.
 */
export async function sealSession(
  { name, values, by }: SessionClaims,
  secrets: readonly string[],
  times: { readonly nowMs: number; readonly expiresAtMs: number },
): Promise<string> {
  const [secret] = secrets;
  if (secret === undefined) throw new Error('There is no secret to seal a session with.');
  const { id, bytes } = toKey(secret);
  return new EncryptJWT({ name, values, by })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id })
    .setIssuedAt(Math.floor(times.nowMs / 1_000))
    .setExpirationTime(Math.ceil(times.expiresAtMs / 1_000))
    .encrypt(bytes);
}

async function decrypt(token: string, secrets: readonly string[], nowMs: number): Promise<JWTPayload | null> {
  const findKey = ({ kid }: { readonly kid?: string }): Uint8Array => {
    const found = secrets.map(toKey).find(({ id }) => id === kid);
    if (!found) throw new errors.JWEDecryptionFailed();
    return found.bytes;
  };
  const options = {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    currentDate: new Date(nowMs),
  };
  try {
    return (await jwtDecrypt(token, findKey, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return error.payload;
    // Anybody can send a cookie: what no secret of ours opens is nothing.
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Opens what {@link sealSession} sealed with any of the secrets; null where none did. An expired session is told as such. */
export async function openSession(
  token: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<SealedSession | null> {
  if (token === '' || token.length > LONGEST_TOKEN) return null;
  const parsed = facts.safeParse(await decrypt(token, secrets, nowMs));
  if (!parsed.success) return null;
  const { exp, ...said } = parsed.data;
  const expiresAtMs = exp * 1_000;
  return { ...said, expiresAtMs, isExpired: expiresAtMs <= nowMs };
}
