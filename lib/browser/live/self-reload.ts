'use client';

import { probePage } from './probe-page';

/** When a page should load itself anew. */
export interface SelfReload {
  /** The build of this page. */
  readonly build: string;
  /** True where the page should begin anew for its own sake. */
  readonly isDue?: boolean;
  /** `now` for a screen that nobody touches; else when the tab is hidden, so that nobody loses their place. */
  readonly when: 'now' | 'hidden';
}

/** The key under which a tab keeps when it last loaded itself anew: two builds behind one address must not chase it in circles. */
const RELOADED_KEY = 'board-reloaded-at';
/** How long it then stays, in milliseconds. */
const STAY_MS = 240_000;

const FIRST_WITHIN_MS = 20_000;
const AGAIN_MS = 20_000;

/** Whether this tab reloaded itself in the last four minutes. */
export function hasJustReloaded(): boolean {
  try {
    return Math.abs(Date.now() - Number(sessionStorage.getItem(RELOADED_KEY) ?? 0)) < STAY_MS;
  } catch {
    // Without storage, the age of the page is all that is known.
    return performance.now() < STAY_MS;
  }
}

/** Reloads the page, and records that for {@link hasJustReloaded}. */
export function reload(): void {
  try {
    sessionStorage.setItem(RELOADED_KEY, String(Date.now()));
  } catch {
    // Then the next page only knows its own age.
  }
  window.location.reload();
}

/**
 * Loads the page anew, at a time of its own so that not all screens come at once. It asks for the page first, and loads it only where the
 * dashboard itself answers: a page that is shown is never given up for an error.
 *
 * @returns what gives up on it.
 */
export function startSelfReload({ build, isDue = false, when }: SelfReload): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const attempt = async (): Promise<void> => {
    const mayBe = when === 'now' || document.visibilityState === 'hidden';
    if (mayBe && !hasJustReloaded()) {
      const found = await probePage(window.location.href);
      if (found !== null && (isDue || found !== build) && !isOver) return reload();
    }
    if (!isOver) timer = setTimeout(() => void attempt(), AGAIN_MS * (0.75 + Math.random() / 2));
  };
  timer = setTimeout(() => void attempt(), FIRST_WITHIN_MS * Math.random());
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
