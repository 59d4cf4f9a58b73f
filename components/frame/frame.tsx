import type { ReactNode } from 'react';

import { ThemeProvider } from '@/lib/browser/page/chosen-theme';
import { MomentProvider } from '@/lib/browser/page/moment';
import { WordsProvider } from '@/lib/browser/page/words';
import { createWords, type WordsOptions } from '@/lib/language/words';
import type { Branding } from '@/lib/site/branding';
import type { Preferences } from '@/lib/site/preferences';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { DemoBanner, ZoneBanner } from './banners';
import { MomentBar, type MomentHead } from './moment-bar';
import type { PageName } from './pages';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import type { FrameViewer } from './viewer-control';

/**
 * Header, banners and footer around every page. The static parts are rendered on the server only and add nothing to the client bundle.
 */
export function Frame({
  options,
  preferences,
  branding,
  viewer,
  oembedUrl = null,
  summary: { title, isDemo, zoneErrorMinutes = null },
  current,
  head = null,
  children,
}: {
  readonly options: WordsOptions;
  readonly preferences: Preferences;
  readonly branding: Branding;
  readonly viewer: FrameViewer;
  /** Lets wikis and other tools find out how to embed the page; null for none. */
  readonly oembedUrl?: string | null;
  readonly summary: Pick<BoardSummary, 'title' | 'isDemo'> & Partial<Pick<BoardSummary, 'zoneErrorMinutes'>>;
  /** The current entry of the navigation. */
  readonly current: PageName | null;
  /** The moment of the past that the page shows; null for the present. */
  readonly head?: MomentHead | null;
  readonly children: ReactNode;
}) {
  const words = createWords(options);
  const { t } = words;
  const at = head?.at ?? null;
  return (
    <WordsProvider {...options}>
      {oembedUrl !== null && <link rel="alternate" type="application/json+oembed" href={oembedUrl} />}
      <MomentProvider value={at}>
        <SiteHeader title={title} branding={branding} viewer={viewer} current={current} at={at} t={t} />
        {head && <MomentBar {...head} />}
        {isDemo && <DemoBanner t={t} />}
        {zoneErrorMinutes !== null && <ZoneBanner minutes={zoneErrorMinutes} words={words} />}
        <ThemeProvider value={preferences.theme}>{children}</ThemeProvider>
        <SiteFooter preferences={preferences} branding={branding} t={t} />
      </MomentProvider>
    </WordsProvider>
  );
}
