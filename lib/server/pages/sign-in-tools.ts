import 'server-only';

import { getConfig } from '../config/config';
import { getLogger } from '../util/logger';
import type { LimitOptions } from '../http/rate-limits';
import { getRuntime } from '../runtime';
import type { SignInTools } from '../auth/oidc/begin-sign-in';

const QUARTER_SECONDS = 900;

/** How often a password may be wrong. All clients together have room enough for a team that mistypes, and too little for whoever guesses. */
export const PASSWORD_LIMIT: LimitOptions = {
  name: 'password',
  perClient: { requests: 5, seconds: QUARTER_SECONDS },
  total: { requests: 100, seconds: QUARTER_SECONDS },
};

/** How often one may be led to the provider: each time it is asked what it is like. */
export const PROVIDER_LIMIT: LimitOptions = {
  name: 'provider',
  perClient: { requests: 30, seconds: 300 },
  total: { requests: 1_000, seconds: 300 },
};

/** How often one may come back from the provider: each time it is asked again, whether or not it sent anybody. */
export const RETURN_LIMIT: LimitOptions = { ...PROVIDER_LIMIT, name: 'return' };

/** What signing in is done with in this process. */
export async function openSignInTools(limit: LimitOptions): Promise<SignInTools> {
  const { limits } = await getRuntime();
  return { config: getConfig(), limit: limits.open(limit), log: getLogger() };
}
