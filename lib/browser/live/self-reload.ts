import { probePage } from './probe-page';

/** Options of an automatic reload. */
export interface SelfReload {
  /** The build of this page. */
  readonly build: string;
  /** True if the page is due for a reload even without a new build. */
  readonly isDue?: boolean;
  /** `now` for unattended screens; `hidden` waits until the tab is hidden, so that viewers keep their place. */
  readonly when: 'now' | 'hidden';
}

/** Session storage key of the last reload: two builds behind one address must not cause a reload loop. */
const RELOADED_KEY = 'board-reloaded-at';
/** Minimum time between reloads, in milliseconds. */
const STAY_MS = 240_000;

const FIRST_WITHIN_MS = 20_000;
const AGAIN_MS = 20_000;

/** Whether this tab reloaded itself in the last four minutes. */
export function hasJustReloaded(): boolean {
  try {
    return Math.abs(Date.now() - Number(sessionStorage.getItem(RELOADED_KEY) ?? 0)) < STAY_MS;
  } catch {
    // Without storage, use the age of the page.
    return performance.now() < STAY_MS;
  }
}

/** Reloads the page, and records that for {@link hasJustReloaded}. */
export function reload(): void {
  try {
    sessionStorage.setItem(RELOADED_KEY, String(Date.now()));
  } catch {
    // Then the next page uses its own age.
  }
  window.location.reload();
}

/**
 * Reloads the page after a random delay, which spreads the load. It first checks that the dashboard would respond, so that a working page is
 * never replaced by an error.
 *
 * @returns A function that cancels the reload.
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
