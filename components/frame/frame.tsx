import type { ReactNode } from 'react';

import { ThemeProvider } from '@/lib/browser/page/chosen-theme';
import { WordsProvider } from '@/lib/browser/page/words';
import { createWords, type WordsOptions } from '@/lib/language/words';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import type { Branding } from '@/lib/site/branding';
import type { Preferences } from '@/lib/site/preferences';

import { DemoBanner } from './demo-banner';
import type { PageName } from './pages';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import type { FrameViewer } from './viewer-control';
import { ZoneBanner } from './zone-banner';

/**
 * What stands around every page of the board; everything inside speaks to the reader in their language. What of it never changes while the
 * page is open is rendered on the server alone, and no browser loads it.
 */
export function Frame({
  options,
  preferences,
  branding,
  viewer,
  facts: { title, isDemo, zoneErrorMinutes = null },
  current,
  children,
}: {
  readonly options: WordsOptions;
  readonly preferences: Preferences;
  readonly branding: Branding;
  readonly viewer: FrameViewer;
  readonly facts: Pick<BoardSummary, 'title' | 'isDemo'> & Partial<Pick<BoardSummary, 'zoneErrorMinutes'>>;
  /** Which entry of the navigation the page belongs to. */
  readonly current: PageName | null;
  readonly children: ReactNode;
}) {
  const words = createWords(options);
  const { t } = words;
  return (
    <WordsProvider {...options}>
      <SiteHeader title={title} branding={branding} viewer={viewer} current={current} t={t} />
      {isDemo && <DemoBanner t={t} />}
      {zoneErrorMinutes !== null && <ZoneBanner minutes={zoneErrorMinutes} words={words} />}
      <ThemeProvider value={preferences.theme}>{children}</ThemeProvider>
      <SiteFooter preferences={preferences} branding={branding} />
    </WordsProvider>
  );
}
