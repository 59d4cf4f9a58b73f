import { z } from 'zod';

import type { Area } from '@/lib/status/model/visibility';

import { isWrapped } from './secret-files';
import { httpUrl, issuedText, listOf, oneLine } from './values';
import { isPasswordHash } from '../util/password-hash';

const MIN_SECRET_LENGTH = 32;
const MAX_SECRETS = 2;
const MAX_SESSION_HOURS = 8_760;
const MIN_SESSION_HOURS = 0.001;
/** The value of `OIDC_ALLOWED` that admits all users of the provider. */
const ANYONE = '*';

/** Schemas of the variables for signing in. */
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
        secrets.length <= MAX_SECRETS &&
        secrets.every(({ length }) => length >= MIN_SECRET_LENGTH),
      {
        error: `must be a secret of at least ${MIN_SECRET_LENGTH} characters, or two of them separated by a comma: a new one that signs, and the one before it`,
      },
    )
    .optional(),
  SESSION_HOURS: z
    .string()
    .refine(
      (value) =>
        /^\d{1,4}(\.\d{1,3})?$/.test(value) &&
        Number(value) >= MIN_SESSION_HOURS &&
        Number(value) <= MAX_SESSION_HOURS,
      { error: `must be a number of hours from ${MIN_SESSION_HOURS} to ${MAX_SESSION_HOURS}` },
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
  OIDC_ALLOWED: listOf('the values of the claim that may sign in, or * for all users').optional(),
  OIDC_NAME: oneLine(40).optional(),
  BOARD_PASSWORD_HASH: z
    .string()
    .refine(isPasswordHash, { error: 'must be what npm run hash-password prints' })
    .optional(),
};

/** The parsed variables of {@link signInShape}, and others that signing in depends on. */
export type SignInConfig = Readonly<z.output<z.ZodObject<typeof signInShape>>> & {
  readonly BOARD_URL?: string | undefined;
  readonly FRAME_ANCESTORS?: string | undefined;
  /** Sessions store the values of the claim that appear here. */
  readonly VIEWER_LIMITS?: Readonly<Record<string, Area>> | undefined;
};

/** The configuration of an OpenID provider. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** The name on the button; null if none is configured. */
  readonly name: string | null;
  /** The path of the claim; null if none is configured. */
  readonly claim: string | null;
  /** The values of the claim that may sign in; null if all users may. */
  readonly allowed: readonly string[] | null;
}

/** The configured provider; null if there is none. */
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
    allowed: allowed.includes(ANYONE) ? null : allowed,
  };
}

/** Whether a way to sign in is configured. */
export const canSignIn = ({ OIDC_ISSUER, BOARD_PASSWORD_HASH }: Partial<SignInConfig>): boolean =>
  (OIDC_ISSUER ?? BOARD_PASSWORD_HASH) !== undefined;

/** Whether other sites may embed the board in a frame. */
export const allowsOtherSites = ({
  FRAME_ANCESTORS = "'self'",
}: Pick<SignInConfig, 'FRAME_ANCESTORS'>): boolean =>
  FRAME_ANCESTORS.split(' ').some((source) => source !== "'self'" && source !== "'none'");

/** The address of next-auth's routes. */
export const toAuthUrl = (boardUrl: string): string => `${boardUrl}/api/auth`;

/** Conflicts between these variables, in sentences for the operator. */
export function findSignInProblems(config: SignInConfig): string[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLAIM, OIDC_ALLOWED } = config;
  const way = OIDC_ISSUER ? 'OIDC_ISSUER' : config.BOARD_PASSWORD_HASH ? 'BOARD_PASSWORD_HASH' : null;
  const problems: string[] = [];
  if (way && !config.AUTH_SECRET)
    problems.push(
      `${way} is set but AUTH_SECRET is not: set a secret to encrypt sessions with, like the output of openssl rand -base64 33.`,
    );
  if (way && !config.BOARD_URL)
    problems.push(
      `${way} is set but BOARD_URL is not: set the public address of the board, for redirects after signing in.`,
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
      'OIDC_ISSUER is set but OIDC_ALLOWED is not: say which values of the claim may sign in, or * for all users of the provider.',
    );
  else if (!OIDC_ALLOWED.includes(ANYONE) && !OIDC_CLAIM)
    problems.push(
      'OIDC_ALLOWED is set but OIDC_CLAIM is not: say which claim holds its values, like groups.',
    );
  return problems;
}
