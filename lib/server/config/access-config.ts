import { z } from 'zod';

import type { Area } from '@/lib/status/model/visibility';

import { listOf } from './values';
import { canSignIn } from './sign-in-config';

const entries = z.array(z.union([z.string(), z.int().transform(String)])).min(1);
const limits = z.record(
  z.string().min(1),
  z.strictObject({ scopes: entries.optional(), services: entries.optional() }),
);

function parseLimits(value: string): Readonly<Record<string, Area>> | null {
  try {
    const parsed = limits.parse(JSON.parse(value));
    return Object.fromEntries(
      Object.entries(parsed).map(([claim, { scopes = null, services = null }]) => [
        claim,
        { scopes, services },
      ]),
    );
  } catch {
    // It is no JSON, or not of this shape: either way the variable is named with what it must be.
    return null;
  }
}

/** What is configured of who may see what, by the name of its variable. */
export const accessShape = {
  BOARD_ACCESS: z.enum(['public', 'private'], { error: 'must be public or private' }).default('public'),
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

/** The part of the configuration that says who may see what. */
export type AccessConfig = Readonly<z.output<z.ZodObject<typeof accessShape>>>;

/** What does not fit together, in sentences for the operator. */
export function findAccessProblems(config: AccessConfig & Parameters<typeof canSignIn>[0]): string[] {
  const { BOARD_ACCESS, BOARD_VISIBLE_SCOPES, BOARD_VISIBLE_SERVICES, VIEWER_LIMITS } = config;
  const problems: string[] = [];
  if (BOARD_ACCESS === 'private' && !canSignIn(config))
    problems.push(
      'BOARD_ACCESS is private but nobody can sign in: set OIDC_ISSUER or BOARD_PASSWORD_HASH, or make it public.',
    );
  if (BOARD_ACCESS === 'private' && (BOARD_VISIBLE_SCOPES ?? BOARD_VISIBLE_SERVICES))
    problems.push(
      'BOARD_VISIBLE_SCOPES and BOARD_VISIBLE_SERVICES say what everybody sees, but with BOARD_ACCESS=private nobody sees anything without signing in: limit those who do with VIEWER_LIMITS.',
    );
  if (VIEWER_LIMITS && !canSignIn(config))
    problems.push(
      'VIEWER_LIMITS limits those who sign in, but nobody can: set OIDC_ISSUER or BOARD_PASSWORD_HASH.',
    );
  if (VIEWER_LIMITS && config.BOARD_PASSWORD_HASH && !Object.hasOwn(VIEWER_LIMITS, '*'))
    problems.push(
      'VIEWER_LIMITS leaves out whoever knows the password: they have no claim, so say under "*" what they may see.',
    );
  return problems;
}
