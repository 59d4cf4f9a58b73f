import 'server-only';

import type { AuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';

import { admitByClaims } from '../session/admit';
import type { Claims } from '../session/claim-values';
import { toCookieOptions, toCookieSeconds } from '../session/session-cookie';
import { sealSession, type SessionClaims } from '../session/session-token';
import type { ProviderConfig, SignInConfig } from '../../config/sign-in-config';
import { toFailureReason } from './failure-reason';

/** What the provider is called in addresses: `/api/auth/callback/oidc` is to be registered with it. */
export const PROVIDER_ID = 'oidc';

const PROVIDER_TIMEOUT_MS = 5_000;
const SIGN_IN_SECONDS = 900;

/** Is told why signing in failed: of kinds and codes, and of no token. */
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
      // Many providers tell groups there and not in the token; what the token says is signed, and comes first.
      request: async ({ client, tokens }) => {
        const { access_token: accessToken } = tokens;
        const more =
          client.issuer.metadata.userinfo_endpoint && accessToken ? await client.userinfo(accessToken) : {};
        return { ...more, ...(tokens as unknown as { claims(): Claims }).claims() };
      },
    },
    profile: (claims) => ({ id: String(claims['sub']) }),
    httpOptions: { timeout: PROVIDER_TIMEOUT_MS },
  };
}

/** How next-auth is to sign somebody in with the provider. None of its own pages is ever shown. */
export function toAuthOptions(
  config: SignInConfig & { readonly BOARD_URL: string },
  provider: ProviderConfig,
  log: SignInLog,
): AuthOptions {
  const secrets = config.AUTH_SECRET ?? [];
  const { nameOf, options } = toCookieOptions(config);
  const short = { ...options, maxAge: SIGN_IN_SECONDS };
  const admitted = (claims: unknown): SessionClaims | null => admitByClaims(config, claims as Claims);
  return {
    // Cookies of a signing in under way: one that began before a restart with a new secret begins anew.
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
      // Sessions are read by readSession alone.
      decode: () => Promise.resolve(null),
    },
    callbacks: {
      signIn: ({ profile }) => admitted(profile) !== null,
      jwt: ({ profile }) => ({ ...admitted(profile) }),
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
        log.warn({ code, reason: toFailureReason(metadata) }, 'somebody could not be signed in'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
