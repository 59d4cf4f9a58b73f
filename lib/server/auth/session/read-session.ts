import 'server-only';

import { parseRawCookies } from '../../http/cookies';
import { getConfig } from '../../config/config';
import { isStillAdmitted } from './admit';
import { toCookieOptions } from './session-cookie';
import { openSession } from './session-token';
import type { SignInConfig } from '../../config/sign-in-config';

/** Somebody who is signed in. */
export interface Session {
  /** What they are called; empty where the password was enough. */
  readonly name: string;
  /** The values of the claim that entered, and those that limit what they see. */
  readonly values: readonly string[];
  readonly expiresAtMs: number;
}

/** Whether somebody is signed in, or was until a while ago. */
export type SessionState =
  { readonly kind: 'none' | 'expired' } | { readonly kind: 'valid'; readonly session: Session };

/** What the `Cookie` header of a request says of a session under a configuration. */
export async function toSessionState(
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

/** The session that a `Cookie` header holds; null where it holds none that is valid now. Needs the configuration and nothing else. */
export async function readSession(cookieHeader: string | undefined): Promise<Session | null> {
  const state = await toSessionState(cookieHeader, getConfig(), Date.now());
  return state.kind === 'valid' ? state.session : null;
}
