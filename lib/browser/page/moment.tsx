'use client';

import { createContext, useCallback, useContext } from 'react';

import { toLink } from '@/lib/status/history/past-links';

const MomentContext = createContext<string | null>(null);

/** Provides the moment of the past that a page shows, as in addresses; null for the present. */
export const MomentProvider = MomentContext.Provider;

/** The moment of the past that the page shows, as in addresses; null for the present, which is the only one that changes. */
export const useAt = (): string | null => useContext(MomentContext);

/** A function that returns the address of a page at the moment of this one, see {@link toLink}. */
export function useLink(): (address: string) => string {
  const at = useAt();
  return useCallback((address: string) => toLink(address, at), [at]);
}
