'use client';

import { useEffect } from 'react';

import { atBase } from '@/lib/site/base-path';

/** Keeps this screen paired for another year: a wall loads itself anew each night. Says nothing where it is not paired. */
export function useRenewal(): void {
  useEffect(() => {
    // The next night will do where this fails.
    void fetch(atBase('/api/screens/renew'), { method: 'POST' }).catch(() => undefined);
  }, []);
}
