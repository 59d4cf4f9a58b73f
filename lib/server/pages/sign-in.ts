import 'server-only';

import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';

import type { SignInPageData } from '@/lib/site/sign-in-page';

import type { SignInContext } from '../auth/oidc/begin-sign-in';
import { SIGN_IN_NOTES, toBoardPath, toBoardPathOf, type SignInNote } from '../auth/redirects';
import { readSessionState, type SessionState } from '../auth/session/read-session';
import { getConfig, type Config } from '../config/config';
import { clientOf } from '../http/client-address';
import { canSignIn, toProviderConfig } from '../config/sign-in-config';
import { type LimitOptions } from '../http/rate-limits';
import { getRuntime } from '../runtime';
import { getLogger } from '../util/logger';
import { openWords, type BarePage, type PageWords } from './page';

/** The data of the sign-in page. */
export interface OpenSignIn extends BarePage, SignInPageData {}

const QUARTER_HOUR_SECONDS = 900;

/** Limits wrong passwords. The limit for all clients is high enough for a team that mistypes, and low enough to stop guessing. */
export const PASSWORD_LIMIT: LimitOptions = {
  name: 'password',
  perClient: { requests: 5, seconds: QUARTER_HOUR_SECONDS },
  total: { requests: 100, seconds: QUARTER_HOUR_SECONDS },
};

/** Limits redirects to the provider: each costs a request to it. */
export const PROVIDER_LIMIT: LimitOptions = {
  name: 'provider',
  perClient: { requests: 30, seconds: 300 },
  total: { requests: 1_000, seconds: 300 },
};

/** Limits callbacks from the provider, which any client can request: each costs a request to it. */
export const CALLBACK_LIMIT: LimitOptions = { ...PROVIDER_LIMIT, name: 'return' };

/** The dependencies of the routes that sign in. */
export async function openSignInContext(limit: LimitOptions): Promise<SignInContext> {
  const { limits } = await getRuntime();
  return { config: getConfig(), limit: limits.open(limit), log: getLogger() };
}

const NOTE_KEYS = {
  'wrong-password': 'signIn.wrongPassword',
  'too-many': 'signIn.tooMany',
  refused: 'signIn.refused',
  unreachable: 'signIn.unreachable',
  failed: 'signIn.failed',
  'signed-out': 'signIn.signedOut',
} as const satisfies Readonly<Record<SignInNote, string>>;

const MINUTE_MS = 60_000;

/** When the client may try a password again, in epoch milliseconds rounded up to a minute; null if it may now. */
async function readLockEnd(nowMs: number): Promise<number | null> {
  const { limit } = await openSignInContext(PASSWORD_LIMIT);
  const taken = await limit.peek(clientOf({ headers: await headers() }));
  if (taken === true) return null;
  return Math.ceil((nowMs + taken.retryAfterSeconds * 1_000) / MINUTE_MS) * MINUTE_MS;
}

function toMessage(
  words: PageWords['words'],
  note: SignInNote | undefined,
  { kind }: SessionState,
  lockEndMs: number | null,
  nowMs: number,
): SignInPageData['message'] {
  const { t } = words;
  if (lockEndMs !== null) {
    const time = words.instant(new Date(lockEndMs).toISOString(), { nowMs });
    return { text: t('signIn.lockedOut', { time }), isProblem: true, isOfPassword: true };
  }
  if (kind === 'valid') return null;
  if (note !== undefined) {
    const isOfPassword = note === 'wrong-password';
    return { text: t(NOTE_KEYS[note]), isProblem: note !== 'signed-out', isOfPassword };
  }
  return kind === 'expired' ? { text: t('signIn.expired'), isProblem: false, isOfPassword: false } : null;
}

function toProviderLink(config: Config, to: string, { t }: PageWords['words']): SignInPageData['provider'] {
  const provider = toProviderConfig(config);
  if (!provider) return null;
  const query = to === '/' ? '' : `?to=${encodeURIComponent(to)}`;
  const { name } = provider;
  return {
    href: `/api/sign-in/provider${query}`,
    label: name === null ? t('signIn.withProvider') : t('signIn.withName', { name }),
  };
}

/** The data of the sign-in page; 404 if sign-in is not configured. */
export async function openSignIn(query: URLSearchParams): Promise<OpenSignIn> {
  const config = getConfig();
  const hasPassword = config.BOARD_PASSWORD_HASH !== undefined;
  if (!canSignIn(config)) notFound();
  const [requestHeaders, cookie, page, { store }] = await Promise.all([
    headers(),
    cookies(),
    openWords(['signIn']),
    getRuntime(),
  ]);
  const nowMs = Date.parse(store.time());
  const state = await readSessionState(cookie.toString(), config, nowMs);
  // The link in the frame is the same for all pages, so without `to` the viewer returns to the page with the link.
  const to = query.has('to')
    ? toBoardPath(query.get('to'))
    : toBoardPathOf(requestHeaders.get('referer'), requestHeaders.get('host'));
  const lockEndMs = hasPassword && state.kind !== 'valid' ? await readLockEnd(nowMs) : null;
  const note = SIGN_IN_NOTES.find((known) => known === query.get('note'));
  const { title, isDemo } = store.published.snapshot;
  return {
    ...page,
    summary: { title, isDemo },
    to,
    message: toMessage(page.words, note, state, lockEndMs, nowMs),
    provider: toProviderLink(config, to, page.words),
    hasPassword,
    session: state.kind === 'valid' ? state.session : null,
  };
}
