import { z } from 'zod';

import type { Area } from '@/lib/status/model/visibility';

import { isWrapped } from './secret-files';
import { httpUrl, issuedText, listOf, oneLine } from './values';
import { isPasswordHash } from '../util/password-hash';

const SHORTEST_SECRET = 32;
const MOST_SECRETS = 2;
const LONGEST_SESSION_HOURS = 8_760;
const SHORTEST_SESSION_HOURS = 0.001;
/** What `OIDC_ALLOWED` says where everybody may enter whom the provider knows. */
const EVERYBODY = '*';

/** What is configured of signing in, by the name of its variable. */
export const signInShape = {
  AUTH_SECRET: z
    .string()
    .refine((value) => !isWrapped(value), {
      error: 'must be a secret as it is, without quotes, braces or brackets around it',
      abort: true,
    })
    .transform((value) =>
      value
        .split(',')
        .map((secret) => secret.trim())
        .filter((secret) => secret !== ''),
    )
    .refine(
      (secrets) =>
        secrets.length > 0 &&
        secrets.length <= MOST_SECRETS &&
        secrets.every(({ length }) => length >= SHORTEST_SECRET),
      {
        error: `must be a secret of at least ${SHORTEST_SECRET} characters, or two of them separated by a comma: a new one that signs, and the one before it`,
      },
    )
    .optional(),
  SESSION_HOURS: z
    .string()
    .refine(
      (value) =>
        /^\d{1,4}(\.\d{1,3})?$/.test(value) &&
        Number(value) >= SHORTEST_SESSION_HOURS &&
        Number(value) <= LONGEST_SESSION_HOURS,
      { error: `must be a number of hours from ${SHORTEST_SESSION_HOURS} to ${LONGEST_SESSION_HOURS}` },
    )
    .transform(Number)
    .prefault('12'),
  OIDC_ISSUER: httpUrl('an OpenID provider').optional(),
  OIDC_CLIENT_ID: issuedText('the id that the provider issued').optional(),
  OIDC_CLIENT_SECRET: issuedText('the secret that the provider issued').optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/^(\S+ +)*openid( +\S+)*$/, {
      error: 'must be scopes separated by spaces, and openid must be among them',
    })
    .default('openid profile email'),
  OIDC_CLAIM: z
    .string()
    .regex(/^[^\s.]+$|^[^\s.]\S*[^\s.]$/, {
      error: 'must be the name of a claim, or the path to it, like groups or realm_access.roles',
    })
    .optional(),
  OIDC_ALLOWED: listOf('the values of the claim that may enter, or * for everybody').optional(),
  OIDC_NAME: oneLine(40).optional(),
  BOARD_PASSWORD_HASH: z
    .string()
    .refine(isPasswordHash, { error: 'must be what npm run hash-password prints' })
    .optional(),
};

/** What signing in needs of the configuration. */
export type SignInConfig = Readonly<z.output<z.ZodObject<typeof signInShape>>> & {
  readonly BOARD_URL?: string | undefined;
  readonly FRAME_ANCESTORS?: string | undefined;
  /** What values of the claim may see: their names are kept in sessions. */
  readonly VIEWER_LIMITS?: Readonly<Record<string, Area>> | undefined;
};

/** The configuration of an OpenID provider, where there is one. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** What it is called on the button; null where nobody said. */
  readonly name: string | null;
  /** The path of the claim; null where everybody may enter, and nothing depends on it. */
  readonly claim: string | null;
  /** The values of the claim that may enter; null where everybody may. */
  readonly allowed: readonly string[] | null;
}

/** The provider that is configured; null where none is. */
export function toProviderConfig(config: SignInConfig): ProviderConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  if (!issuer || !clientId || !clientSecret) return null;
  const allowed = config.OIDC_ALLOWED ?? [];
  return {
    issuer,
    clientId,
    clientSecret,
    scopes: config.OIDC_SCOPES,
    name: config.OIDC_NAME ?? null,
    claim: config.OIDC_CLAIM ?? null,
    allowed: allowed.includes(EVERYBODY) ? null : allowed,
  };
}

/** Whether there is a way to sign in. */
export const canSignIn = ({ OIDC_ISSUER, BOARD_PASSWORD_HASH }: Partial<SignInConfig>): boolean =>
  (OIDC_ISSUER ?? BOARD_PASSWORD_HASH) !== undefined;

/** The address of next-auth's own routes on a board. */
export const toAuthUrl = (boardUrl: string): string => `${boardUrl}/api/auth`;

/** What does not fit together, in sentences for the operator. */
export function findSignInProblems(config: SignInConfig): string[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLAIM, OIDC_ALLOWED } = config;
  const way = OIDC_ISSUER ? 'OIDC_ISSUER' : config.BOARD_PASSWORD_HASH ? 'BOARD_PASSWORD_HASH' : null;
  const problems: string[] = [];
  if (way && !config.AUTH_SECRET)
    problems.push(
      `${way} is set but AUTH_SECRET is not: set a secret that sessions are sealed with, like the output of openssl rand -base64 33.`,
    );
  if (way && !config.BOARD_URL)
    problems.push(
      `${way} is set but BOARD_URL is not: set the address that people reach the board on, where signing in leads back to.`,
    );
  const ofProvider = { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ALLOWED };
  if (!OIDC_ISSUER) {
    const [name] = Object.entries(ofProvider).find(([, value]) => value !== undefined) ?? [];
    if (name) problems.push(`${name} is set but OIDC_ISSUER is not: set the address of the provider.`);
    return problems;
  }
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
    if (!config[name])
      problems.push(`OIDC_ISSUER is set but ${name} is not: set what the provider issued for this board.`);
  if (!OIDC_ALLOWED)
    problems.push(
      'OIDC_ISSUER is set but OIDC_ALLOWED is not: say which values of the claim may enter, or * for everybody whom the provider knows.',
    );
  else if (!OIDC_ALLOWED.includes(EVERYBODY) && !OIDC_CLAIM)
    problems.push(
      'OIDC_ALLOWED is set but OIDC_CLAIM is not: say which claim holds its values, like groups.',
    );
  return problems;
}
