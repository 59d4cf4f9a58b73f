import 'server-only';

import { findAreas } from '../viewer';
import { sha256 } from '../../util/digest';
import { toPlainName } from '../../util/plain-name';
import { toClaimValues, type Claims } from './claim-values';
import type { SessionClaims } from './session-token';
import { toProviderConfig, type ProviderConfig, type SignInConfig } from '../../config/sign-in-config';

const LONGEST_NAME = 100;

const toMark = (parts: readonly string[]): string => sha256(JSON.stringify(parts), 'base64url').slice(0, 16);

const markOfProvider = ({ issuer, clientId }: ProviderConfig): string =>
  toMark(['provider', issuer, clientId]);
const markOfPassword = (hash: string): string => toMark(['password', hash]);

/** Whether some value lets them in, and some area is theirs to see. */
const isAllowed = (config: SignInConfig, { allowed }: ProviderConfig, values: readonly string[]): boolean =>
  (allowed === null || values.some((value) => allowed.includes(value))) && findAreas(config, values) !== null;

function toName(claims: Claims): string {
  const [found = ''] = ['name', 'preferred_username', 'email', 'sub']
    .map((claim) => claims[claim])
    .filter((value) => typeof value === 'string')
    .map(toPlainName)
    .filter((value) => value !== '');
  return [...found].slice(0, LONGEST_NAME).join('');
}

/**
 * What a session keeps of somebody whom the provider knows: the name, and those values of the claim that the configuration names,
 * because a provider may tell hundreds. Null where they may not enter.
 */
export function admitByClaims(config: SignInConfig, claims: Claims): SessionClaims | null {
  const provider = toProviderConfig(config);
  if (!provider) return null;
  const values = provider.claim === null ? [] : toClaimValues(claims, provider.claim);
  if (!isAllowed(config, provider, values)) return null;
  const named = new Set([...(provider.allowed ?? []), ...Object.keys(config.VIEWER_LIMITS ?? {})]);
  return {
    name: toName(claims),
    values: [...new Set(values)].filter((value) => named.has(value)),
    by: markOfProvider(provider),
  };
}

/** What a session keeps of somebody who knows the password: nothing that tells one from another. */
export function admitByPassword(hash: string): SessionClaims {
  return { name: '', values: [], by: markOfPassword(hash) };
}

/** Whether who entered so may still be here: the way that they came is open, and lets in what they came with. */
export function isStillAdmitted(config: SignInConfig, { by, values }: SessionClaims): boolean {
  const provider = toProviderConfig(config);
  if (provider && by === markOfProvider(provider)) return isAllowed(config, provider, values);
  return config.BOARD_PASSWORD_HASH !== undefined && by === markOfPassword(config.BOARD_PASSWORD_HASH);
}
