import 'server-only';

import { atBase } from '@/lib/site/base-path';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { parsePreferences } from '@/lib/site/preferences';

import { isSameOrigin } from '../http/same-origin';
import { clientOf } from '../http/client-address';
import { pageNonceOf } from '../http/page-nonce';
import { toBoardUrl } from '../http/board-address';
import { toPairPage, type PairPage } from './pair-page';
import { CODE_LIFE_MS } from './pairing';
import type { Screens } from './screen-access';
import { SCREEN_LIFE_MS } from './register';

const RETRY_SECONDS = 20;
const OPENING_SECONDS = 10;

type Cookie = readonly [kind: 'screen' | 'pairing', value: string, maxAgeSeconds: number];

function toHeaders({ cookies }: Screens, type: string, set: readonly Cookie[] = []): Headers {
  const headers = new Headers({ 'content-type': type, 'cache-control': 'no-store' });
  for (const cookie of set) headers.append('set-cookie', cookies.write(...cookie));
  return headers;
}

const toWallAddress = (query: string): string => atBase(query === '' ? '/wall' : `/wall?${query}`);

/** Lets a screen in that shows a credential, or a secret for which there is one by now: where its wall is, and what it is to keep. */
function findWall({ cookies, register, desk }: Screens, cookie: string | null) {
  const credential = cookies.read(cookie, 'screen');
  const known = credential === null ? null : register.find(credential);
  const secret = cookies.read(cookie, 'pairing');
  const collected = known || secret === null ? null : desk.collect(secret);
  const access = known ?? (collected === null ? null : register.find(collected));
  if (access?.kind !== 'screen') return null;
  const wallAddress = toWallAddress(register.get(access.id)?.query ?? '');
  const set: readonly Cookie[] =
    collected === null
      ? []
      : [
          ['screen', collected, SCREEN_LIFE_MS / 1_000],
          ['pairing', '', 0],
        ];
  return { wallAddress, set };
}

const secondsTo = (atMs: number, nowMs: number): number => Math.max(0, Math.ceil((atMs - nowMs) / 1_000));

async function openCode(
  request: Request,
  room: Screens,
): Promise<{
  readonly page: Omit<PairPage, 'language'>;
  readonly set: readonly Cookie[];
  readonly status: number;
}> {
  const { cookies, desk, clock, address } = room;
  const toPage = (code: string, expiresAtMs: number): Omit<PairPage, 'language'> => ({
    seconds: secondsTo(expiresAtMs, clock.now()),
    state: { kind: 'code', code, boardUrl: toBoardUrl(address, request.headers) },
  });
  try {
    const secret = cookies.read(request.headers.get('cookie'), 'pairing');
    const waiting = secret === null ? null : await desk.resume(secret);
    if (waiting) return { page: toPage(waiting.code, waiting.expiresAtMs), set: [], status: 200 };
    const { options } = parseWallOptions(new URL(request.url).searchParams);
    const opened = await desk.open(clientOf(request), formatWallOptions(options).toString());
    if ('retryAfterSeconds' in opened)
      return { page: { seconds: opened.retryAfterSeconds, state: { kind: 'busy' } }, set: [], status: 429 };
    const { pairing } = opened;
    const set: readonly Cookie[] = [['pairing', opened.secret, CODE_LIFE_MS / 1_000]];
    return { page: toPage(pairing.code, pairing.expiresAtMs), set, status: 200 };
  } catch {
    // Redis is out of reach, and its store has said so.
    return { page: { seconds: RETRY_SECONDS, state: { kind: 'failed' } }, set: [], status: 503 };
  }
}

/** The page of a screen that is not paired yet: its code; where it is, or where nobody could let it in, the way to its wall. */
export async function respondWithPairPage(request: Request, room: Screens): Promise<Response> {
  const cookie = request.headers.get('cookie');
  const { language: preferred } = parsePreferences({
    cookie,
    acceptLanguage: request.headers.get('accept-language'),
  });
  const { options } = parseWallOptions(new URL(request.url).searchParams);
  const language = options.language ?? preferred;
  const nonce = pageNonceOf(request.headers);
  const found = findWall(room, cookie);
  if (found ?? !room.canPair) {
    // No redirect: if the wall should lead back here, nobody would be there to break the circle.
    const page = await toPairPage({
      language,
      seconds: OPENING_SECONDS,
      nonce,
      state: found
        ? { kind: 'opening', wallAddress: found.wallAddress }
        : { kind: 'needless', wallAddress: toWallAddress(formatWallOptions(options).toString()) },
    });
    return new Response(page, { headers: toHeaders(room, 'text/html; charset=utf-8', found?.set) });
  }
  const { page, set, status } = await openCode(request, room);
  const headers = toHeaders(room, 'text/html; charset=utf-8', set);
  if (status !== 200) headers.set('retry-after', String(page.seconds));
  return new Response(await toPairPage({ language, nonce, ...page }), { status, headers });
}

/**
 * How a waiting screen stands, by the secret in its cookie: `{ "state": "waiting" }`, `over`, or `approved` with the path of its wall and
 * the credential in a cookie.
 */
export async function respondToWaiting(request: Request, room: Screens): Promise<Response> {
  const cookie = request.headers.get('cookie');
  const say = (body: object, status = 200, set: readonly Cookie[] = []): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: toHeaders(room, 'application/json; charset=utf-8', set),
    });
  const found = findWall(room, cookie);
  if (found) return say({ state: 'approved', wall: found.wallAddress }, 200, found.set);
  const secret = room.cookies.read(cookie, 'pairing');
  try {
    const waiting = secret === null ? null : await room.desk.resume(secret);
    return say({ state: waiting ? 'waiting' : 'over' });
  } catch {
    return say({ message: 'Nobody knows at the moment.' }, 503);
  }
}

/** Keeps a paired screen's credential for another year. Says nothing to anybody else. */
export function respondToRenewal(request: Request, room: Screens): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const { cookies, register } = room;
  const credential = cookies.read(request.headers.get('cookie'), 'screen');
  const access = credential === null ? null : register.find(credential);
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (credential !== null && access?.kind === 'screen')
    headers.append('set-cookie', cookies.write('screen', credential, SCREEN_LIFE_MS / 1_000));
  return new Response(null, { status: 204, headers });
}
