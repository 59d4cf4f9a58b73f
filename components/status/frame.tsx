'use client';

import type { ReactNode } from 'react';

import { WordsProvider } from '@/lib/browser/words';
import type { WordsOptions } from '@/lib/language/words';
import type { Branding } from '@/lib/status/branding';
import type { Preferences } from '@/lib/status/preferences';

import { DemoBanner } from './demo-banner';
import { SiteFooter } from './site-footer';
import type { PageName } from './pages';
import { SiteHeader } from './site-header';
import type { FrameViewer } from './viewer-control';

/** What stands around every page of the board; everything inside speaks to the reader in their language. */
export function Frame({
  options,
  preferences,
  branding,
  viewer,
  facts: { title, isDemo },
  current,
  children,
}: {
  readonly options: WordsOptions;
  readonly preferences: Preferences;
  readonly branding: Branding;
  readonly viewer: FrameViewer;
  readonly facts: { readonly title: string; readonly isDemo: boolean };
  /** Which entry of the navigation the page belongs to. */
  readonly current: PageName | null;
  readonly children: ReactNode;
}) {
  return (
    <WordsProvider {...options}>
      <SiteHeader title={title} branding={branding} viewer={viewer} current={current} />
      {isDemo && <DemoBanner />}
      {children}
      <SiteFooter preferences={preferences} branding={branding} />
    </WordsProvider>
  );
}
