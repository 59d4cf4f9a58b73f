import 'server-only';

import { parseRawCookies } from '../../http/cookies';
import { getConfig } from '../../config/config';
import type { SignInConfig } from '../../config/sign-in-config';
import { isStillAdmitted } from './admit';
import { toCookieOptions } from './session-cookie';
import { openSession } from './session-token';

/** The session of a member. */
export interface Session {
  /** Empty after signing in with the password. */
  readonly name: string;
  /** The configured values of the claim: they allow signing in, or limit what the member sees. */
  readonly values: readonly string[];
  readonly expiresAtMs: number;
}

/** `expired`: the session ended less than a day ago. */
export type SessionState =
  { readonly kind: 'none' | 'expired' } | { readonly kind: 'valid'; readonly session: Session };

/** The state of the session in a `Cookie` header. */
export async function readSessionState(
  cookieHeader: string | null | undefined,
  config: SignInConfig,
  nowMs: number,
): Promise<SessionState> {
  const token = parseRawCookies(cookieHeader)[toCookieOptions(config).nameOf('session')];
  if (token === undefined || !config.AUTH_SECRET) return { kind: 'none' };
  const sealed = await openSession(token, config.AUTH_SECRET, nowMs);
  if (!sealed || !isStillAdmitted(config, sealed)) return { kind: 'none' };
  if (sealed.isExpired) return { kind: 'expired' };
  const { name, values, expiresAtMs } = sealed;
  return { kind: 'valid', session: { name, values, expiresAtMs } };
}

/** The session in a `Cookie` header; null if it has no valid one. */
export async function readSession(cookieHeader: string | undefined): Promise<Session | null> {
  const state = await readSessionState(cookieHeader, getConfig(), Date.now());
  return state.kind === 'valid' ? state.session : null;
}
