import { LITE_WALL_END, LITE_WALL_START, type LiteWallData } from '@/lib/language/wall/lite-wall-data';
import { formatScreenReport, REPORT_HEADER } from '@/lib/screens/screen-report';
import { BUILD_HEADER } from '@/lib/site/page';
import { oldestPageMs } from '@/lib/site/page';
import { judgeResponse, NO_EVIDENCE, type ResponseAge } from '../live/response-age';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import { createScreenClock } from '../live/timing';

import { nextPollMs, pollIntervalMs, withJitter } from '../live/timing';
import { draw, isNightOr, replaceWall, showForbidden, type KnownWall } from './lite-wall-picture';
import { elementOf, monotonicMs } from './old-browser';

const DRAW_MS = 1_000;
const CHECK_MS = 100;
/** After this time the next request is sent, even if this one is still pending. */
const PATIENCE_MS = 3_000;
const TIMEOUT_MS = 10_000;
/** How long caches are bypassed after one of them sent an old response. */
const DIRECT_MS = 60_000;
const LEAST_SILENCE_MS = 5_000;
const FORBIDDEN_POLL_MS = 30_000;
/** A page stays this long before it reloads: two builds behind one address must not make it reload in circles. */
const STAY_MS = 240_000;
const NIGHTLY_AFTER_MS = 12 * 3_600_000;
const QUIET_HOURS = { startMinute: 3 * 60, endMinute: 5 * 60 };

/** The time and the data of a wall; the time is readable in every build. */
interface WallElement {
  readonly timeMs: number;
  /** Null if another build wrote it in another format. */
  readonly data: LiteWallData | null;
}

function readWall(parent: Element): WallElement | null {
  const element = parent.querySelector('[data-now]');
  if (!element) return null;
  const timeMs = Number(element.getAttribute('data-now'));
  try {
    return { timeMs, data: JSON.parse(element.getAttribute('data-wall') ?? '') as LiteWallData | null };
  } catch {
    return { timeMs, data: null };
  }
}

/** The part of a page between the markers; null if it has none, as on the error page of a proxy. */
function cutWall(page: string): Element | null {
  const start = page.indexOf(LITE_WALL_START);
  const end = page.indexOf(LITE_WALL_END);
  if (start < 0 || end < start) return null;
  const element = document.createElement('div');
  element.innerHTML = page.slice(start, end);
  return element;
}

function isForbidden({ status, responseText }: XMLHttpRequest): boolean {
  if (status !== 401 && status !== 403) return false;
  try {
    return (JSON.parse(responseText) as { readonly code?: unknown } | null)?.code === 'refused';
  } catch {
    return false;
  }
}

const ageAfter = ({ ageSeconds }: LiteWallData, ms: number): number | null =>
  ageSeconds === null ? null : ageSeconds + ms / 1_000;

const clock = createScreenClock(monotonicMs, () => Date.now());

function readPage(): KnownWall {
  const { timeMs = NaN, data = null } = readWall(elementOf('wall')) ?? {};
  if (!data) throw new Error('The page has no data.');
  // The page may have been rendered this long before it was sent.
  const ageSeconds = ageAfter(data, oldestPageMs(data.intervalSeconds));
  return { data, ageSeconds, madeAtMs: clock.elapsed(), serverTimeMs: timeMs };
}

const known = readPage();
/** True once a response has proved its age: the page itself may come from a cache. */
let isConfirmed = false;
let evidence = NO_EVIDENCE;
let jumpedMs = 0;
let directUntilMs = 0;
let wasDirect = false;
let started = 0;
let ended = 0;
let nextAtMs = 0;
let failures = 0;
/** Whether the last request got a response of the dashboard. */
let isReachable = false;
let hasAccess = true;
let word: FreshnessWord = 'unknown';

/** The screen's clock, in milliseconds. A jump invalidates the evidence from before. */
function elapsed(): number {
  const atMs = clock.elapsed();
  if (clock.jumpedMs() !== jumpedMs) {
    jumpedMs = clock.jumpedMs();
    evidence = NO_EVIDENCE;
    nextAtMs = 0;
  }
  return atMs;
}

function redraw(): void {
  if (!hasAccess) return;
  const nowMs = elapsed();
  const silenceMs = Math.max(LEAST_SILENCE_MS, 3 * pollIntervalMs(known.data.intervalSeconds));
  const isOffline = failures > (isConfirmed ? 1 : 0) || nowMs - known.madeAtMs > silenceMs;
  word = draw(known, isOffline, nowMs);
  if (isReachable && nowMs > NIGHTLY_AFTER_MS && isNightOr(QUIET_HOURS, known, nowMs)) {
    isReachable = false;
    location.reload();
  }
}

/** A request that was sent; times are on the screen's clock. */
interface Sent {
  readonly request: XMLHttpRequest;
  readonly number: number;
  readonly isDirect: boolean;
  readonly atMs: number;
  receivedAtMs: number;
}

/**
 * Records that a request ended.
 *
 * @param timeMs The dashboard's present at `atMs` on the screen's clock, as far as known.
 * @returns false if a later request has ended before, so that this one no longer counts.
 */
function end({ number }: Sent, isGood: boolean, atMs = elapsed(), timeMs = Date.now()): boolean {
  if (number < ended) return false;
  ended = number;
  failures = isGood ? 0 : failures + 1;
  isReachable = isGood;
  // While nothing has proved the age of the page, it is assumed to be as old as this suggests.
  if (!isGood && !isConfirmed) known.madeAtMs = Math.min(known.madeAtMs, atMs + known.serverTimeMs - timeMs);
  nextAtMs = elapsed() + nextPollMs(known.data.intervalSeconds, Math.random());
  return true;
}

function judge({ request, isDirect, atMs, receivedAtMs }: Sent, timeMs: number): ResponseAge {
  // A cache on the way reports in whole seconds how long it has held the response.
  const cachedMs = Math.max(0, Number(request.getResponseHeader('age')) * 1_000 || 0);
  return judgeResponse(evidence, {
    url: '',
    isDirect,
    timeMs,
    dateMs: Date.parse(request.getResponseHeader('date') ?? ''),
    requestedAtMs: atMs - cachedMs,
    receivedAtMs: receivedAtMs - cachedMs,
  });
}

function accept(sent: Sent): void {
  const { request } = sent;
  if (isForbidden(request)) {
    if (!end(sent, true)) return;
    if (hasAccess) showForbidden(known, elapsed());
    hasAccess = false;
    nextAtMs = elapsed() + withJitter(FORBIDDEN_POLL_MS, Math.random());
    return;
  }
  const build = request.getResponseHeader(BUILD_HEADER);
  const element = request.status === 200 && build ? cutWall(request.responseText) : null;
  const wall = element && readWall(element);
  if (!element || !wall) {
    end(sent, false);
    return;
  }
  if (!hasAccess) {
    // Sent before the refusal, and late.
    if (sent.number < ended) return;
    // A slow reload must not be started a second time.
    nextAtMs = elapsed() + FORBIDDEN_POLL_MS;
    return location.reload();
  }
  const [, renderedAgo = '0'] = /dur=(\d+)/.exec(request.getResponseHeader('server-timing') ?? '') ?? [];
  const timeMs = wall.timeMs + Number(renderedAgo);
  const { evidence: proved, madeAtMs, isDoubtful } = judge(sent, timeMs);
  evidence = proved;
  wasDirect = false;
  if (isDoubtful) directUntilMs = elapsed() + DIRECT_MS;
  if (!end(sent, !isDoubtful, madeAtMs, timeMs)) return;
  if (madeAtMs >= known.madeAtMs) {
    if (isReachable && build !== known.data.build && elapsed() > STAY_MS) return location.reload();
    if (!wall.data) return;
    isConfirmed = evidence.offsets.length > 0;
    replaceWall(element.innerHTML, known.data, wall.data, elapsed());
    known.data = wall.data;
    known.ageSeconds = ageAfter(wall.data, Number(renderedAgo));
    known.madeAtMs = madeAtMs;
    known.serverTimeMs = timeMs;
  }
  redraw();
}

function toReport(): string {
  const ratio = window.devicePixelRatio || 1;
  return formatScreenReport({
    widthPx: Math.round(window.innerWidth * ratio),
    heightPx: Math.round(window.innerHeight * ratio),
    build: known.data.build,
    freshness: word,
    shown: known.data.shown,
  });
}

function read(): void {
  const atMs = elapsed();
  if (atMs < nextAtMs) return;
  nextAtMs = atMs + PATIENCE_MS;
  // If a direct request fails, the next one is plain: something on the way may reject the parameter.
  const isDirect = !wasDirect && (evidence.offsets.length === 0 || atMs < directUntilMs);
  wasDirect = isDirect;
  const request = new XMLHttpRequest();
  const sent: Sent = { request, number: (started += 1), isDirect, atMs, receivedAtMs: atMs };
  const direct = isDirect ? `${location.search ? '&' : '?'}direct=${Math.random()}` : '';
  request.open('GET', location.href.replace(/#.*/, '') + direct);
  request.setRequestHeader('Accept', 'application/json, */*;q=0.5');
  request.setRequestHeader(REPORT_HEADER, toReport());
  // Without this, a browser delays the request until a pending one to the same address has filled its cache.
  request.setRequestHeader('Cache-Control', 'no-cache');
  request.timeout = TIMEOUT_MS;
  request.onreadystatechange = () => {
    if (request.readyState === 2) sent.receivedAtMs = elapsed();
  };
  request.onload = () => accept(sent);
  request.onerror =
    request.ontimeout =
    request.onabort =
      () => {
        end(sent, false);
      };
  request.send();
}

/**
 * Keeps the lite wall current: requests it again and again, takes only what the dashboard itself sends, and bypasses caches
 * while nothing proves how old their responses are. Reloads the page for a new build and once a night, only after the dashboard responded.
 *
 * Reading and drawing are separate loops, so a response that cannot be drawn does not stop the next request.
 */
export function keepCurrent(): void {
  setInterval(redraw, DRAW_MS);
  setInterval(read, CHECK_MS);
  redraw();
}
