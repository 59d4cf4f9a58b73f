'use client';

import { startTransition, useEffect, useState } from 'react';

/**
 * False on the server and until the browser has taken over: what works only with JavaScript waits for it. What then changes is drawn bit by
 * bit, because at that moment a slow phone has enough to do.
 */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => startTransition(() => setHydrated(true)), []);
  return isHydrated;
}
