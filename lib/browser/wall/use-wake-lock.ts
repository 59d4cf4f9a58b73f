'use client';

import { useEffect, useState } from 'react';

/**
 * Asks the browser to keep the screen on, again whenever the page becomes visible, because it takes the lock away when it is hidden.
 *
 * @returns whether it refused. A browser that knows no such lock, or not on this kind of connection, has not refused anything.
 */
export function useWakeLock(): { readonly isRefused: boolean } {
  const [isRefused, setIsRefused] = useState(false);
  useEffect(() => {
    // Absent where the connection is not secure, whatever the types say.
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
        // A page that was hidden meanwhile is refused as well, and asks again.
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
