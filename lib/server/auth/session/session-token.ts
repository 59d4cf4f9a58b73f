import 'server-only';

import { hkdfSync } from 'node:crypto';

import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';
import { z } from 'zod';

import { sha256 } from '../../util/digest';

/** Content of a session. */
export interface SessionClaims {
  /** Name of the user; empty after signing in with the password. */
  readonly name: string;
  /** The configured values of the claim: they allow signing in, or limit what the user sees. */
  readonly values: readonly string[];
  /** Fingerprint of the provider or password: the session ends when that is changed. */
  readonly by: string;
}

/** A decrypted session. */
export interface OpenedSession extends SessionClaims {
  readonly expiresAtMs: number;
  readonly isExpired: boolean;
}

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const MAX_TOKEN_LENGTH = 4_000;
const PURPOSE = 'prodmanager-dashboard session';
const payloadSchema = z.object({
  name: z.string(),
  values: z.array(z.string()),
  by: z.string(),
  exp: z.number(),
});

const keys = new Map<string, Key>();

function toKey(secret: string): Key {
  const cached = keys.get(secret);
  if (cached) return cached;
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
  const id = sha256(bytes, 'base64url').slice(0, 8);
  const key = { id, bytes };
  keys.set(secret, key);
  return key;
}

/**
 * Encrypts a session as a JWT: without the secret, it can be neither read nor forged.
 *
 * @param secrets The first one encrypts. @param times Epoch milliseconds. @throws Error if there is no secret
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
    // Any client can send such a cookie: what cannot be decrypted is no session.
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Decrypts a session of {@link sealSession} with any of the secrets; null if none fits. Expired sessions are returned with a flag. */
export async function openSession(
  token: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<OpenedSession | null> {
  if (token === '' || token.length > MAX_TOKEN_LENGTH) return null;
  const parsed = payloadSchema.safeParse(await decrypt(token, secrets, nowMs));
  if (!parsed.success) return null;
  const { exp, ...claims } = parsed.data;
  const expiresAtMs = exp * 1_000;
  return { ...claims, expiresAtMs, isExpired: expiresAtMs <= nowMs };
}
