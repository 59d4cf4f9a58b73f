import { startTransition, useEffect, useState } from 'react';

/** False on the server and until hydration, for controls that need JavaScript. The change renders at low priority, because hydration keeps slow phones busy. */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => startTransition(() => setHydrated(true)), []);
  return isHydrated;
}
