import 'server-only';

import { atBase } from '@/lib/site/base-path';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { parsePreferences } from '@/lib/site/preferences';

import { clientOf } from '../http/client-address';
import { pageNonceOf } from '../http/page-nonce';
import { isSameOrigin } from '../http/same-origin';
import { SCREEN_LIFE_MS } from './access-register';
import { renderPairingPage, type PairingPage } from './pairing-page';
import { CODE_LIFE_MS } from './pairing-service';
import type { Screens } from './screens';
import { toBoardUrl } from '../http/board-address';

const RETRY_SECONDS = 20;
const OPENING_SECONDS = 10;

type Cookie = readonly [kind: 'screen' | 'pairing', value: string, maxAgeSeconds: number];

function toHeaders({ cookies }: Screens, type: string, setCookies: readonly Cookie[] = []): Headers {
  const headers = new Headers({ 'content-type': type, 'cache-control': 'no-store' });
  for (const cookie of setCookies) headers.append('set-cookie', cookies.write(...cookie));
  return headers;
}

const toWallAddress = (query: string): string => atBase(query === '' ? '/wall' : `/wall?${query}`);

/** The wall of a paired screen, and new cookies if it collects its credential now; null if the screen is not paired. */
function findWall({ cookies, register, pairing }: Screens, cookie: string | null) {
  const credential = cookies.read(cookie, 'screen');
  const current = credential === null ? null : register.find(credential);
  const secret = cookies.read(cookie, 'pairing');
  const collected = current || secret === null ? null : pairing.collectCredential(secret);
  const access = current ?? (collected === null ? null : register.find(collected));
  if (access?.kind !== 'screen') return null;
  const wallAddress = toWallAddress(register.get(access.id)?.query ?? '');
  const setCookies: readonly Cookie[] =
    collected === null
      ? []
      : [
          ['screen', collected, SCREEN_LIFE_MS / 1_000],
          ['pairing', '', 0],
        ];
  return { wallAddress, setCookies };
}

const secondsTo = (atMs: number, nowMs: number): number => Math.max(0, Math.ceil((atMs - nowMs) / 1_000));

/** The page with the code that the screen already has, or else a new one. */
async function showCode(
  request: Request,
  screens: Screens,
): Promise<{
  readonly page: Omit<PairingPage, 'language'>;
  readonly setCookies: readonly Cookie[];
  readonly status: number;
}> {
  const { cookies, pairing, clock, address } = screens;
  const toPage = (code: string, expiresAtMs: number): Omit<PairingPage, 'language'> => ({
    seconds: secondsTo(expiresAtMs, clock.now()),
    state: { kind: 'code', code, boardUrl: toBoardUrl(address, request.headers) },
  });
  try {
    const secret = cookies.read(request.headers.get('cookie'), 'pairing');
    const waiting = secret === null ? null : await pairing.findWaiting(secret);
    if (waiting) return { page: toPage(waiting.code, waiting.expiresAtMs), setCookies: [], status: 200 };
    const { options } = parseWallOptions(new URL(request.url).searchParams);
    const requested = await pairing.requestCode(clientOf(request), formatWallOptions(options).toString());
    if ('retryAfterSeconds' in requested)
      return {
        page: { seconds: requested.retryAfterSeconds, state: { kind: 'busy' } },
        setCookies: [],
        status: 429,
      };
    const { code, expiresAtMs } = requested.pairing;
    const setCookies: readonly Cookie[] = [['pairing', requested.secret, CODE_LIFE_MS / 1_000]];
    return { page: toPage(code, expiresAtMs), setCookies, status: 200 };
  } catch {
    // Redis cannot be reached; the store has logged it.
    return { page: { seconds: RETRY_SECONDS, state: { kind: 'failed' } }, setCookies: [], status: 503 };
  }
}

/** `GET /wall/pair`: shows a code. Leads to the wall if the screen is already paired, or if sign-in is not configured. */
export async function respondWithPairingPage(request: Request, screens: Screens): Promise<Response> {
  const cookie = request.headers.get('cookie');
  const { language: preferred } = parsePreferences({
    cookie,
    acceptLanguage: request.headers.get('accept-language'),
  });
  const { options } = parseWallOptions(new URL(request.url).searchParams);
  const language = options.language ?? preferred;
  const nonce = pageNonceOf(request.headers);
  const wall = findWall(screens, cookie);
  if (wall ?? !screens.canPair) {
    // Not a redirect: if the wall led back here, it would loop.
    const page = await renderPairingPage({
      language,
      seconds: OPENING_SECONDS,
      nonce,
      state: wall
        ? { kind: 'opening', wallAddress: wall.wallAddress }
        : { kind: 'needless', wallAddress: toWallAddress(formatWallOptions(options).toString()) },
    });
    return new Response(page, { headers: toHeaders(screens, 'text/html; charset=utf-8', wall?.setCookies) });
  }
  const { page, setCookies, status } = await showCode(request, screens);
  const headers = toHeaders(screens, 'text/html; charset=utf-8', setCookies);
  if (status !== 200) headers.set('retry-after', String(page.seconds));
  return new Response(await renderPairingPage({ language, nonce, ...page }), { status, headers });
}

/**
 * `GET /api/screens/pairing`: the state of the screen's pairing, by the secret in its cookie. `waiting`, `over` if the code expired, or
 * `approved` with the path of the wall and the credential as a cookie.
 */
export async function respondWithPairingState(request: Request, screens: Screens): Promise<Response> {
  const cookie = request.headers.get('cookie');
  const respond = (body: object, status = 200, setCookies: readonly Cookie[] = []): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: toHeaders(screens, 'application/json; charset=utf-8', setCookies),
    });
  const wall = findWall(screens, cookie);
  if (wall) return respond({ state: 'approved', wall: wall.wallAddress }, 200, wall.setCookies);
  const secret = screens.cookies.read(cookie, 'pairing');
  try {
    const waiting = secret === null ? null : await screens.pairing.findWaiting(secret);
    return respond({ state: waiting ? 'waiting' : 'over' });
  } catch {
    return respond({ message: 'The pairing status is unavailable.' }, 503);
  }
}

/** `POST /api/screens/renew`: extends the cookie of a paired screen by another year. Others get the same response. */
export function respondToRenewal(request: Request, screens: Screens): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const { cookies, register } = screens;
  const credential = cookies.read(request.headers.get('cookie'), 'screen');
  const access = credential === null ? null : register.find(credential);
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (credential !== null && access?.kind === 'screen')
    headers.append('set-cookie', cookies.write('screen', credential, SCREEN_LIFE_MS / 1_000));
  return new Response(null, { status: 204, headers });
}
