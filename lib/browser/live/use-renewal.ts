import { useEffect } from 'react';

import { atBase } from '@/lib/site/base-path';

/** Extends the pairing of this screen by a year on each load. The response is ignored: the screen may not be paired. */
export function useRenewal(): void {
  useEffect(() => {
    // If it fails, the next nightly reload tries again.
    void fetch(atBase('/api/screens/renew'), { method: 'POST' }).catch(() => undefined);
  }, []);
}
