import 'server-only';

import { sha256 } from '../../util/digest';
import { toProviderConfig, type ProviderConfig, type SignInConfig } from '../../config/sign-in-config';
import { toPlainName } from '../../util/plain-name';
import { findAreas } from '../viewer';
import type { SessionClaims } from './session-token';

/** The claims of an ID token and the userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

const MAX_NAME_LENGTH = 100;

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of claims may contain dots, like URLs: of all prefixes of the path that exist, the longest one wins. */
function findClaim(claims: unknown, path: string): unknown {
  if (!isObject(claims)) return undefined;
  if (Object.hasOwn(claims, path)) return claims[path];
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const name = path.slice(0, end);
    if (!Object.hasOwn(claims, name)) continue;
    const found = findClaim(claims[name], path.slice(end + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The values of a claim as text: all of a list, or the one text, number or boolean.
 *
 * @param path Name of the claim, or the path to it: `groups`, `realm_access.roles`, `https://example.com/roles`.
 */
export function toClaimValues(claims: Claims, path: string): readonly string[] {
  return [findClaim(claims, path)]
    .flat()
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(String);
}

const fingerprint = (parts: readonly string[]): string =>
  sha256(JSON.stringify(parts), 'base64url').slice(0, 16);
const fingerprintOfProvider = ({ issuer, clientId }: ProviderConfig): string =>
  fingerprint(['provider', issuer, clientId]);
const fingerprintOfPassword = (hash: string): string => fingerprint(['password', hash]);

const isAllowed = (config: SignInConfig, { allowed }: ProviderConfig, values: readonly string[]): boolean =>
  (allowed === null || values.some((value) => allowed.includes(value))) && findAreas(config, values) !== null;

function toName(claims: Claims): string {
  const [name = ''] = ['name', 'preferred_username', 'email', 'sub']
    .map((claim) => claims[claim])
    .filter((value) => typeof value === 'string')
    .map(toPlainName)
    .filter((value) => value !== '');
  return [...name].slice(0, MAX_NAME_LENGTH).join('');
}

/**
 * The session of a user whom the provider authenticated; null if the user may not sign in. Of the claim, it keeps only the values that the
 * configuration names, because there may be hundreds.
 */
export function admitByClaims(config: SignInConfig, claims: Claims): SessionClaims | null {
  const provider = toProviderConfig(config);
  if (!provider) return null;
  const values = provider.claim === null ? [] : toClaimValues(claims, provider.claim);
  if (!isAllowed(config, provider, values)) return null;
  const configured = new Set([...(provider.allowed ?? []), ...Object.keys(config.VIEWER_LIMITS ?? {})]);
  return {
    name: toName(claims),
    values: [...new Set(values)].filter((value) => configured.has(value)),
    by: fingerprintOfProvider(provider),
  };
}

/** The session of a user who entered the password: it identifies no one. */
export function admitByPassword(hash: string): SessionClaims {
  return { name: '', values: [], by: fingerprintOfPassword(hash) };
}

/** Whether a session is still valid: its provider or password is still configured, and its values still allow signing in. */
export function isStillAdmitted(config: SignInConfig, { by, values }: SessionClaims): boolean {
  const provider = toProviderConfig(config);
  if (provider && by === fingerprintOfProvider(provider)) return isAllowed(config, provider, values);
  return config.BOARD_PASSWORD_HASH !== undefined && by === fingerprintOfPassword(config.BOARD_PASSWORD_HASH);
}
