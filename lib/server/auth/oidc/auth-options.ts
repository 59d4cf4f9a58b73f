import 'server-only';

import type { AuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';

import type { ProviderConfig, SignInConfig } from '../../config/sign-in-config';
import { admitByClaims, type Claims } from '../session/admit';
import { toCookieOptions, toCookieSeconds } from '../session/session-cookie';
import { sealSession, type SessionClaims } from '../session/session-token';

/** Name of the provider in addresses: register `/api/auth/callback/oidc` with it. */
export const PROVIDER_ID = 'oidc';

const PROVIDER_TIMEOUT_MS = 5_000;
const SIGN_IN_SECONDS = 900;
const MAX_REASON_LENGTH = 200;
/** A code, token or key. */
const SECRET_LIKE = /[\w.~+/=-]{24,}/g;

/** Receives why signing in failed, without tokens. */
export interface SignInLog {
  warn(details: object, message: string): void;
}

function toProvider({ issuer, clientId, clientSecret, scopes }: ProviderConfig): OAuthConfig<Claims> {
  return {
    id: PROVIDER_ID,
    name: PROVIDER_ID,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: scopes } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    userinfo: {
      // Many providers return groups here and not in the ID token. Claims of the signed token take precedence.
      request: async ({ client, tokens }) => {
        const { access_token: accessToken } = tokens;
        const userinfo =
          client.issuer.metadata.userinfo_endpoint && accessToken ? await client.userinfo(accessToken) : {};
        return { ...userinfo, ...(tokens as unknown as { claims(): Claims }).claims() };
      },
    },
    profile: (claims) => ({ id: String(claims['sub']) }),
    httpOptions: { timeout: PROVIDER_TIMEOUT_MS },
  };
}

/** Why signing in failed, for the log: the error code and message, without anything that looks like a secret. */
export function toFailureReason(metadata: unknown): string {
  const { error = metadata } = Object(metadata) as { readonly error?: unknown };
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const parts = [code, message].filter((part) => typeof part === 'string' && part !== '');
  return parts.join(': ').replaceAll(SECRET_LIKE, '…').slice(0, MAX_REASON_LENGTH);
}

/** Options that let next-auth sign in with the provider. Its own pages are never shown. */
export function toAuthOptions(
  config: SignInConfig & { readonly BOARD_URL: string },
  provider: ProviderConfig,
  log: SignInLog,
): AuthOptions {
  const secrets = config.AUTH_SECRET ?? [];
  const { nameOf, options } = toCookieOptions(config);
  const short = { ...options, maxAge: SIGN_IN_SECONDS };
  const admit = (claims: unknown): SessionClaims | null => admitByClaims(config, claims as Claims);
  return {
    // Encrypts only the cookies of a sign-in in progress: after a change of the secret, the user starts again.
    secret: secrets[0] ?? '',
    providers: [toProvider(provider)],
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
    session: { strategy: 'jwt', maxAge: toCookieSeconds(config.SESSION_HOURS) },
    jwt: {
      encode: ({ token }) => {
        const nowMs = Date.now();
        const expiresAtMs = nowMs + config.SESSION_HOURS * 3_600_000;
        return sealSession(token as unknown as SessionClaims, secrets, { nowMs, expiresAtMs });
      },
      // readSession decrypts sessions.
      decode: () => Promise.resolve(null),
    },
    callbacks: {
      signIn: ({ profile }) => admit(profile) !== null,
      jwt: ({ profile }) => ({ ...admit(profile) }),
      redirect: ({ url, baseUrl }) =>
        URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin ? url : config.BOARD_URL,
    },
    cookies: {
      sessionToken: { name: nameOf('session'), options },
      csrfToken: { name: nameOf('csrf'), options: short },
      callbackUrl: { name: nameOf('callbackUrl'), options: short },
      pkceCodeVerifier: { name: nameOf('verifier'), options: short },
      state: { name: nameOf('state'), options: short },
      nonce: { name: nameOf('nonce'), options: short },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ code, reason: toFailureReason(metadata) }, 'sign-in with the provider failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
