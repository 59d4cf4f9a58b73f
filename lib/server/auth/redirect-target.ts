import 'server-only';

import { atBase, belowBase } from '@/lib/site/base-path';

const LONGEST = 1_500;
// A host that no address can name: whatever is resolved against it and leaves it, leads away.
const HERE = 'http://board.invalid';
// Pages of people; what programs ask for, and signing in itself, lead nobody back.
const NO_TARGET = /^\/(api|sign-in)(\/|$)/;

/** The path, query and fragment that somebody is led back to: of a page of this board, else of the overview. Never an address of anybody else. */
export function toOwnPath(given: string | null | undefined): string {
  if (!given?.startsWith('/') || given.length > LONGEST || !URL.canParse(given, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(given, HERE);
  // Two slashes in front would name another host.
  const path = pathname.replace(/^\/{2,}/, '/');
  return origin === HERE && !NO_TARGET.test(path) ? path + search + hash : '/';
}

/** The path of a page of this board that a whole address leads to: a `Referer`, or one that next-auth kept. What is beside the board on its host leads to the overview. */
export function toOwnPathOf(address: string | null | undefined, host: string | null | undefined): string {
  if (!address || !URL.canParse(address)) return '/';
  const { host: its, pathname, search, hash } = new URL(address);
  return its === host ? toOwnPath(belowBase(pathname.replace(/^\/{2,}/, '/') + search + hash)) : '/';
}

/** Why somebody is on the page to sign in, by what stands in its address. */
export const SIGN_IN_NOTES = [
  'wrong-password',
  'too-many',
  'refused',
  'unreachable',
  'failed',
  'signed-out',
] as const;

/** One of {@link SIGN_IN_NOTES}. */
export type SignInNote = (typeof SIGN_IN_NOTES)[number];

/** The address of the page to sign in, as it leaves the board: with what it says, and where it leads. @param to - a path of the board. */
export function toSignInPath(note: SignInNote | null, to = '/'): string {
  const query = new URLSearchParams();
  if (note) query.set('note', note);
  if (to !== '/') query.set('to', to);
  return atBase(query.size === 0 ? '/sign-in' : `/sign-in?${query.toString()}`);
}
