'use client';

import { useSelfReload } from '@/lib/browser/use-self-reload';

/** Loads the page anew as soon as the dashboard has a whole one to give. */
export function ComesBack() {
  useSelfReload({ build: '', seenBuild: null, isDue: true, when: 'now' });
  return null;
}
