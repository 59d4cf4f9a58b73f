import { useEffect, useState } from 'react';

/**
 * Keeps the screen on. Requests the lock again whenever the page becomes visible, because browsers release it when hidden.
 *
 * @returns Whether the browser refused. Missing support is not a refusal.
 */
export function useWakeLock(): { readonly isRefused: boolean } {
  const [isRefused, setIsRefused] = useState(false);
  useEffect(() => {
    // Undefined on insecure connections, despite the type.
    const locks = navigator.wakeLock as WakeLock | undefined;
    if (!locks) return;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      try {
        lock = await locks.request('screen');
        setIsRefused(false);
        if (isOver) await lock.release();
      } catch {
        // Requests of a hidden page also fail, and are repeated when it becomes visible.
        if (document.visibilityState === 'visible') setIsRefused(true);
      }
    };
    const askAgain = (): void => void ask();
    askAgain();
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', askAgain);
      void lock?.release();
    };
  }, []);
  return { isRefused };
}
