'use client';

import { createContext, useContext } from 'react';

import type { Preferences } from '@/lib/site/preferences';

const ThemeContext = createContext<Preferences['theme']>('system');

/** Lets everything inside know which theme the viewer has chosen, by its `value`. */
export const ThemeProvider = ThemeContext.Provider;

/** The theme that the viewer has chosen; `system` where they leave it to their device. */
export function useTheme(): Preferences['theme'] {
  return useContext(ThemeContext);
}
