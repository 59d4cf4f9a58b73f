import { LITE_WALL_END, LITE_WALL_START, type LiteWallData } from '@/lib/language/wall/lite-wall-data';
import { formatScreenReport, REPORT_HEADER } from '@/lib/screens/screen-report';
import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/build-header';
import { oldestPageMs } from '@/lib/site/page-lifetime';
import { judgeAnswer, NO_EVIDENCE } from '@/lib/status/freshness/answer-age';
import { createScreenClock } from '@/lib/status/freshness/screen-clock';

import { nextPollMs, pollIntervalMs } from '../live/poll-interval';
import { draw, isNightOr, replaceWall, showForbidden, type KnownWall } from './lite-wall-picture';
import { elementOf, monotonicMs } from './old-browser';

/**
 * The script of the lite wall, for browsers of 2009. It reads the wall again and again, whatever happens, and takes only what the dashboard
 * sends. It bypasses all caches while nothing proves how old their responses are. It reloads the page for a new build and once in a night,
 * and only after the dashboard has responded.
 *
 * Reading and drawing are two loops, so that a response that cannot be drawn does not stop the next.
 */

const DRAW_MS = 1_000;
const CHECK_MS = 100;
/** A request that takes longer is not waited for: the next one is sent. */
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

/** The element that carries a wall's time, which is the same in every build, and its data. */
const TIMED = '[data-now]';

const toTimeMs = (element: Element): number => Number(element.getAttribute('data-now'));

function toData(element: Element): LiteWallData | null {
  try {
    return JSON.parse(element.getAttribute('data-wall') ?? '') as LiteWallData | null;
  } catch {
    return null;
  }
}

/** The wall within the HTML of its page; null where there is none, as on an error page of a proxy. */
function findWall(html: string): { readonly html: string; readonly timed: Element } | null {
  const start = html.indexOf(LITE_WALL_START);
  const end = html.indexOf(LITE_WALL_END);
  if (start < 0 || end < start) return null;
  const element = document.createElement('div');
  element.innerHTML = html.slice(start, end);
  const timed = element.querySelector(TIMED);
  return timed && { html: element.innerHTML, timed };
}

/** A request that was sent; times are on the screen's clock. */
interface Sent {
  readonly isDirect: boolean;
  readonly atMs: number;
  receivedAtMs: number;
}

function isForbidden({ status, responseText }: XMLHttpRequest): boolean {
  if (status !== 401 && status !== 403) return false;
  try {
    return (JSON.parse(responseText) as { readonly code?: unknown } | null)?.code === 'refused';
  } catch {
    return false;
  }
}

/** Keeps the wall of this page current. */
function keepCurrent(timed: Element, first: LiteWallData): void {
  const clock = createScreenClock(monotonicMs, () => Date.now());
  let jumpedMs = 0;
  let evidence = NO_EVIDENCE;
  let directUntilMs = 0;
  let wasDirect = false;
  let isConfirmed = false;
  let isForbiddenNow = false;
  let failures = 0;
  let hasResponded = false;
  let begun = 0;
  let ended = 0;
  let nextAtMs = 0;
  let word: ReturnType<typeof draw> = 'unknown';

  /** The screen's clock; what was proved before it jumped is proved no more. */
  const elapsed = (): number => {
    const atMs = clock.elapsed();
    if (clock.jumpedMs() !== jumpedMs) {
      jumpedMs = clock.jumpedMs();
      evidence = NO_EVIDENCE;
      nextAtMs = 0;
    }
    return atMs;
  };

  const toAge = ({ ageSeconds }: LiteWallData, agoMs: number): number | null =>
    ageSeconds === null ? null : ageSeconds + agoMs / 1_000;
  const known: KnownWall = {
    data: first,
    ageSeconds: toAge(first, oldestPageMs(first.intervalSeconds)),
    madeAtMs: elapsed(),
    serverTimeMs: toTimeMs(timed),
  };

  const redraw = (): void => {
    if (isForbiddenNow) return;
    const nowMs = elapsed();
    const silenceMs = Math.max(LEAST_SILENCE_MS, 3 * pollIntervalMs(known.data.intervalSeconds));
    const isOffline = failures > (isConfirmed ? 1 : 0) || nowMs - known.madeAtMs > silenceMs;
    word = draw(known, isOffline, nowMs);
    if (!hasResponded || nowMs < NIGHTLY_AFTER_MS || !isNightOr(QUIET_HOURS, known, nowMs)) return;
    hasResponded = false;
    location.reload();
  };

  /**
   * Counts the end of a request.
   *
   * @param timeMs The dashboard's present at `atMs` on the screen's clock, as far as is known.
   * @returns false where a later request has ended before: this one counts no more.
   */
  const end = (number: number, isGood: boolean, atMs = elapsed(), timeMs = Date.now()): boolean => {
    if (number < ended) return false;
    ended = number;
    failures = isGood ? 0 : failures + 1;
    hasResponded = isGood;
    // Where nothing has proved the age of the page yet, it is as old as this suggests.
    if (!isGood && !isConfirmed)
      known.madeAtMs = Math.min(known.madeAtMs, atMs + known.serverTimeMs - timeMs);
    nextAtMs = elapsed() + nextPollMs(known.data.intervalSeconds, Math.random());
    return true;
  };

  const accept = (request: XMLHttpRequest, number: number, sent: Sent): void => {
    if (isForbidden(request)) {
      if (!end(number, true)) return;
      if (!isForbiddenNow) showForbidden(known, elapsed());
      isForbiddenNow = true;
      nextAtMs = elapsed() + FORBIDDEN_POLL_MS * (0.9 + 0.2 * Math.random());
      return;
    }
    const build = request.getResponseHeader(BUILD_HEADER);
    const wall = request.status === 200 && build ? findWall(request.responseText) : null;
    if (!wall) {
      end(number, false);
      return;
    }
    if (isForbiddenNow) return location.reload();
    const renderedAgoMs = Number(
      /dur=(\d+)/.exec(request.getResponseHeader('server-timing') ?? '')?.[1] ?? 0,
    );
    const timeMs = toTimeMs(wall.timed) + renderedAgoMs;
    // A cache on the way says in whole seconds how long it has kept the response.
    const cachedMs = Math.max(0, Number(request.getResponseHeader('age')) * 1_000 || 0);
    const judged = judgeAnswer(evidence, {
      url: '',
      isDirect: sent.isDirect,
      timeMs,
      dateMs: Date.parse(request.getResponseHeader('date') ?? ''),
      askedAtMs: sent.atMs - cachedMs,
      receivedAtMs: sent.receivedAtMs - cachedMs,
    });
    evidence = judged.evidence;
    wasDirect = false;
    if (judged.isDoubtful) directUntilMs = elapsed() + DIRECT_MS;
    if (!end(number, !judged.isDoubtful, judged.madeAtMs, timeMs)) return;
    if (judged.madeAtMs >= known.madeAtMs) {
      if (hasResponded && build !== known.data.build && elapsed() > STAY_MS) return location.reload();
      const data = toData(wall.timed);
      if (!data) return;
      isConfirmed = evidence.offsets.length > 0;
      replaceWall(wall.html, known.data, data, elapsed());
      known.data = data;
      known.ageSeconds = toAge(data, renderedAgoMs);
      known.madeAtMs = judged.madeAtMs;
      known.serverTimeMs = timeMs;
    }
    redraw();
  };

  const read = (): void => {
    const atMs = elapsed();
    if (atMs < nextAtMs) return;
    nextAtMs = atMs + PATIENCE_MS;
    const isDirect = !wasDirect && (evidence.offsets.length === 0 || atMs < directUntilMs);
    wasDirect = isDirect;
    const number = (begun += 1);
    const sent: Sent = { atMs, receivedAtMs: atMs, isDirect };
    const request = new XMLHttpRequest();
    const direct = isDirect ? `${location.search ? '&' : '?'}direct=${Math.random()}` : '';
    request.open('GET', location.href.replace(/#.*/, '') + direct);
    const ratio = window.devicePixelRatio || 1;
    const report = formatScreenReport({
      widthPx: Math.round(window.innerWidth * ratio),
      heightPx: Math.round(window.innerHeight * ratio),
      build: known.data.build,
      freshness: word,
    });
    request.setRequestHeader('Accept', 'application/json, */*;q=0.5');
    request.setRequestHeader(REPORT_HEADER, report);
    // Else a browser makes it wait, for its cache, for the one before.
    request.setRequestHeader('Cache-Control', 'no-cache');
    request.timeout = TIMEOUT_MS;
    request.onreadystatechange = () => {
      if (request.readyState === 2) sent.receivedAtMs = elapsed();
    };
    request.onload = () => accept(request, number, sent);
    request.onerror =
      request.ontimeout =
      request.onabort =
        () => {
          end(number, false);
        };
    request.send();
  };

  setInterval(redraw, DRAW_MS);
  setInterval(read, CHECK_MS);
  redraw();
}

/** Has the credential of a paired screen renewed. */
function renewCredential(): void {
  const request = new XMLHttpRequest();
  request.open('POST', atBase('/api/screens/renew'));
  request.send();
}

function start(): void {
  const timed = elementOf('wall').querySelector(TIMED);
  const data = timed && toData(timed);
  if (data) keepCurrent(timed, data);
  renewCredential();
}

// A screen that hangs upright asks for the wall that is laid out for it.
if (window.innerHeight > window.innerWidth && !/[?&]shape=/.test(location.search))
  location.replace(`${location.pathname}${location.search ? `${location.search}&` : '?'}shape=portrait`);
else start();
