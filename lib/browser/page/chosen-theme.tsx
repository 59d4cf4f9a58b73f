'use client';

import { createContext, useContext } from 'react';

import type { Preferences } from '@/lib/site/preferences';

const ThemeContext = createContext<Preferences['theme']>('system');

/** Provides the viewer's chosen theme. */
export const ThemeProvider = ThemeContext.Provider;

/** The chosen theme; `system` follows the device. */
export function useTheme(): Preferences['theme'] {
  return useContext(ThemeContext);
}
