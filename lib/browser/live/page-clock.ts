import { useSyncExternalStore } from 'react';

import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { secondsToChange } from '@/lib/status/freshness/next-change';
import { SECTION_NAMES } from '@/lib/status/model/types';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { viewAt, type AgingView } from './aging-view';
import type { BoardRead } from './board-reader';
import { screenClock } from './timing';

/** The page at one second. */
export interface Moment extends AgingView<BoardSummary> {
  /** For how long the page has been visible, in milliseconds. */
  readonly visibleMs: number;
}

/** What a page does when time passes. */
export interface PageClockEvents<View extends BoardSummary> {
  /** Called with what the page shows, when more than seconds changed: its data, a freshness, or the minute. */
  readonly onChange: (view: AgingView<View>) => void;
  /** Called when the data may have become old unnoticed: the tab was hidden, or the machine slept. */
  readonly onWake: () => void;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const listeners = new Set<() => void>();
let moment: Moment | null = null;

/** All that is not seconds, as a list of comparable values. */
function stateOf({ view, ages, nowMs, ...read }: AgingView<BoardSummary>): readonly unknown[] {
  const { freshnessOf } = toBoardFreshness(view, ages);
  const { url, askedUrl, build, isGone, isOffline } = read;
  const words = SECTION_NAMES.map((name) => freshnessOf(name).word);
  return [view, url, askedUrl, build, isGone, isOffline, Math.floor(nowMs / MINUTE_MS), ...words];
}

/**
 * Lets the data of a page grow old: each second while the tab is visible. In a hidden tab it rests until a freshness changes, because the
 * title shows the verdict.
 */
export class PageClock<View extends BoardSummary> {
  #read: BoardRead<View>;
  #shown: AgingView<View>;
  #events: PageClockEvents<View> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tickedAtMs = 0;
  #wasVisible = false;
  #jumpedMs = 0;
  #visibleMs = 0;

  constructor(first: BoardRead<View>) {
    this.#read = first;
    // No time has passed until hydration, because the first render must equal the server's.
    this.#shown = viewAt(first, first.requestedAtMs);
  }

  /** What the page shows; replaced when more than seconds changed. */
  get shown(): AgingView<View> {
    return this.#shown;
  }

  /** Takes the result of a read. */
  take(read: BoardRead<View>): void {
    this.#read = read;
    this.#tick();
  }

  /** Starts ticking. @returns A function that stops it. */
  start(events: PageClockEvents<View>): () => void {
    this.#events = events;
    this.#jumpedMs = screenClock.jumpedMs();
    const onVisibility = () => {
      this.#tick();
      if (!document.hidden) events.onWake();
    };
    document.addEventListener('visibilitychange', onVisibility);
    this.#tick();
    return () => {
      this.#events = null;
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }

  readonly #tick = (): void => {
    const events = this.#events;
    if (!events) return;
    const atMs = screenClock.elapsed();
    const isVisible = !document.hidden;
    // Sleep is not visible time.
    if (isVisible && this.#wasVisible) this.#visibleMs += Math.min(atMs - this.#tickedAtMs, 2 * SECOND_MS);
    [this.#tickedAtMs, this.#wasVisible] = [atMs, isVisible];
    const now = viewAt(this.#read, atMs);
    moment = { ...now, visibleMs: this.#visibleMs };
    const before = stateOf(this.#shown);
    if (stateOf(now).some((value, index) => value !== before[index])) {
      this.#shown = now;
      events.onChange(now);
    }
    if (isVisible) for (const listener of listeners) listener();
    clearTimeout(this.#timer);
    const restMs = Math.min(HOUR_MS, 1_000 * secondsToChange(now.ages, now.view.intervalSeconds));
    this.#timer = setTimeout(this.#tick, isVisible ? SECOND_MS : restMs);
    if (this.#jumpedMs !== screenClock.jumpedMs()) {
      this.#jumpedMs = screenClock.jumpedMs();
      events.onWake();
    }
  };
}

/** The moment of the page; null on the server and until it is hydrated. */
export const getMoment = (): Moment | null => moment;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A value that changes with the seconds, such as an age in words. The component renders when the value changes.
 *
 * @param select Returns the value, a primitive, at a moment.
 * @param rendered The value on the server and until hydration.
 */
export function useMoment<Value extends string | number | boolean | null>(
  select: (moment: Moment) => Value,
  rendered: Value,
): Value {
  return useSyncExternalStore(
    subscribe,
    () => (moment ? select(moment) : rendered),
    () => rendered,
  );
}
