import { z } from 'zod';

import type { Area } from '@/lib/status/model/visibility';

import { listOf } from './values';
import { canSignIn } from './sign-in-config';

const entriesSchema = z.array(z.union([z.string(), z.int().transform(String)])).min(1);
const limitsSchema = z.record(
  z.string().min(1),
  z.strictObject({ scopes: entriesSchema.optional(), services: entriesSchema.optional() }),
);

function parseLimits(value: string): Readonly<Record<string, Area>> | null {
  try {
    const parsed = limitsSchema.parse(JSON.parse(value));
    return Object.fromEntries(
      Object.entries(parsed).map(([claim, { scopes = null, services = null }]) => [
        claim,
        { scopes, services },
      ]),
    );
  } catch {
    // Invalid JSON and invalid shapes get the same message.
    return null;
  }
}

/** Schemas of the variables that define who may see what. */
export const accessShape = {
  BOARD_ACCESS: z.enum(['public', 'private'], { error: 'must be public or private' }).default('public'),
  ALLOW_INDEXING: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  BOARD_VISIBLE_SCOPES: listOf('ids or names of scopes').optional(),
  BOARD_VISIBLE_SERVICES: listOf('ids or names of services').optional(),
  VIEWER_LIMITS: z
    .string()
    .transform((value, context) => {
      const parsed = parseLimits(value);
      if (parsed) return parsed;
      context.issues.push({
        code: 'custom',
        input: value,
        message:
          'must be JSON of what each value of the claim may see, like {"payments":{"scopes":["eu-west-1"],"services":["Payments"]},"*":{}}',
      });
      return z.NEVER;
    })
    .optional(),
};

/** The parsed variables of {@link accessShape}. */
export type AccessConfig = Readonly<z.output<z.ZodObject<typeof accessShape>>>;

/** Conflicts between these variables, in sentences for the operator. */
export function findAccessProblems(config: AccessConfig & Parameters<typeof canSignIn>[0]): string[] {
  const { BOARD_ACCESS, ALLOW_INDEXING, BOARD_VISIBLE_SCOPES, BOARD_VISIBLE_SERVICES, VIEWER_LIMITS } =
    config;
  const problems: string[] = [];
  if (BOARD_ACCESS === 'private' && !canSignIn(config))
    problems.push(
      'BOARD_ACCESS is private but there is no way to sign in: set OIDC_ISSUER or BOARD_PASSWORD_HASH, or make it public.',
    );
  if (BOARD_ACCESS === 'private' && ALLOW_INDEXING === 'on')
    problems.push(
      'ALLOW_INDEXING is on but BOARD_ACCESS is private: search engines find public boards only, so unset one of them.',
    );
  if (BOARD_ACCESS === 'private' && (BOARD_VISIBLE_SCOPES ?? BOARD_VISIBLE_SERVICES))
    problems.push(
      'BOARD_VISIBLE_SCOPES and BOARD_VISIBLE_SERVICES limit what anonymous viewers see, but with BOARD_ACCESS=private they see nothing: limit those who sign in with VIEWER_LIMITS.',
    );
  if (VIEWER_LIMITS && !canSignIn(config))
    problems.push(
      'VIEWER_LIMITS limits those who sign in, but there is no way to: set OIDC_ISSUER or BOARD_PASSWORD_HASH.',
    );
  if (VIEWER_LIMITS && config.BOARD_PASSWORD_HASH && !Object.hasOwn(VIEWER_LIMITS, '*'))
    problems.push(
      'VIEWER_LIMITS does not cover those who sign in with the password: they have no claim, so say under "*" what they may see.',
    );
  return problems;
}
