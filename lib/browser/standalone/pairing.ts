import { formatCountdown } from '@/lib/language/format-duration';
import { atBase } from '@/lib/site/base-path';

import { withJitter } from '../live/timing';
import { elementOf, monotonicMs } from './old-browser';

/**
 * The script of a screen that waits to be paired, for browsers of 2009: counts down, and polls until the screen is approved or its code
 * expires. It leaves the page only after a response of the dashboard itself, and polls on after any failure.
 */

const FIRST_POLL_MS = 5_000;
const POLL_MS = 3_000;
const TIMEOUT_MS = 10_000;
/** Some browsers ignore `timeout`. After this time the next request is sent. */
const GIVE_UP_MS = 20_000;
/** If the next page has not replaced this one by then, polling resumes. */
const LEAVE_MS = 30_000;

/** The body of `GET /api/screens/pairing`, unless something else responds in place of the dashboard. */
interface PairingState {
  readonly state?: unknown;
  readonly wall?: unknown;
}

const page = elementOf('pair');
/** Whether the page shows a reason to wait instead of a code. */
const isCodeless = page.getAttribute('data-waits') !== '';
const endsAtMs = monotonicMs() + Number(page.getAttribute('data-seconds')) * 1_000;

let pending: XMLHttpRequest | null = null;
let sentAtMs = 0;
let nextAtMs = isCodeless ? monotonicMs() + FIRST_POLL_MS : 0;
let failures = 0;
let isLeaving = false;

const secondsLeft = (): number => Math.max(0, Math.ceil((endsAtMs - monotonicMs()) / 1_000));

function show(): void {
  const text = formatCountdown(secondsLeft());
  for (const element of document.querySelectorAll('.left')) element.textContent = text;
  document.documentElement.className = failures > 1 ? 'offline' : '';
}

function leave(url: string): void {
  isLeaving = true;
  location.replace(url);
  setTimeout(() => {
    isLeaving = false;
  }, LEAVE_MS);
}

/** @returns false if the response is not the dashboard's. */
function accept(body: string): boolean {
  let response: PairingState | null;
  try {
    response = JSON.parse(body) as PairingState | null;
  } catch {
    return false;
  }
  if (!response || typeof response.state !== 'string') return false;
  const { state, wall } = response;
  if (state === 'approved' && typeof wall === 'string' && wall.split('?')[0] === atBase('/wall')) leave(wall);
  else if (state === 'over' && (!isCodeless || secondsLeft() === 0)) leave(location.href);
  return true;
}

function poll(nowMs: number): void {
  const request = new XMLHttpRequest();
  pending = request;
  sentAtMs = nowMs;
  nextAtMs = nowMs + withJitter(POLL_MS, Math.random());
  const end = (isAccepted: boolean): void => {
    if (pending !== request) return;
    pending = null;
    failures = isAccepted ? 0 : failures + 1;
  };
  request.open('GET', atBase('/api/screens/pairing'));
  request.timeout = TIMEOUT_MS;
  request.onload = () => end(request.status === 200 && accept(request.responseText));
  request.onerror = request.ontimeout = request.onabort = () => end(false);
  request.send();
}

setInterval(() => {
  const nowMs = monotonicMs();
  show();
  if (!isLeaving && nowMs >= nextAtMs && (!pending || nowMs - sentAtMs > GIVE_UP_MS)) poll(nowMs);
}, 1_000);
show();
