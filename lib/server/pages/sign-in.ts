import 'server-only';

import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';

import type { SignInPageData } from '@/lib/site/sign-in-page';

import { getConfig, type Config } from '../config/config';
import { openWords, type PageWords } from './page';
import { clientOf } from '../http/rate-limits';
import { getRuntime } from '../runtime';
import { openSignInTools, PASSWORD_LIMIT } from './sign-in-tools';
import { toSessionState, type SessionState } from '../auth/session/read-session';
import { SIGN_IN_NOTES, toOwnPath, toOwnPathOf, type SignInNote } from '../auth/redirect-target';
import { canSignIn, toProviderConfig } from '../config/sign-in-config';

/** The page to sign in, about to be rendered. */
export interface OpenSignIn extends PageWords, SignInPageData {
  readonly facts: { readonly title: string; readonly isDemo: boolean };
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

/** When whoever asks may try a password again, in epoch milliseconds of a whole minute; null where that is now. */
async function readLockEnd(nowMs: number): Promise<number | null> {
  const { limit } = await openSignInTools(PASSWORD_LIMIT);
  const taken = await limit.look(clientOf({ headers: await headers() }));
  if (taken === true) return null;
  return Math.ceil((nowMs + taken.retryAfterSeconds * 1_000) / MINUTE_MS) * MINUTE_MS;
}

function toSaid(
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

/** Opens the page to sign in. Ends in a 404 where nobody can. */
export async function openSignIn(query: URLSearchParams): Promise<OpenSignIn> {
  const config = getConfig();
  const hasPassword = config.BOARD_PASSWORD_HASH !== undefined;
  if (!canSignIn(config)) notFound();
  const [given, jar, page, { store }] = await Promise.all([
    headers(),
    cookies(),
    openWords(['signIn']),
    getRuntime(),
  ]);
  const nowMs = Date.parse(store.time());
  const state = await toSessionState(jar.toString(), config, nowMs);
  // By a link of the frame, which is the same for everybody, one comes from where one wants to be again.
  const to = query.has('to')
    ? toOwnPath(query.get('to'))
    : toOwnPathOf(given.get('referer'), given.get('host'));
  const lockEndMs = hasPassword && state.kind !== 'valid' ? await readLockEnd(nowMs) : null;
  const note = SIGN_IN_NOTES.find((known) => known === query.get('note'));
  const { title, isDemo } = store.published.snapshot;
  return {
    ...page,
    facts: { title, isDemo },
    to,
    message: toSaid(page.words, note, state, lockEndMs, nowMs),
    provider: toProviderLink(config, to, page.words),
    hasPassword,
    session: state.kind === 'valid' ? state.session : null,
  };
}
