import type { ReactNode } from 'react';

import { useTheme } from '@/lib/browser/page/chosen-theme';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { freshnessPrefix } from '@/lib/language/freshness-keys';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import { atBase } from '@/lib/site/base-path';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';

import { FreshnessBadge, PastBadge } from '../status/freshness/freshness-badge';
import { Glide } from '../ui/glide';
import type { LiveBoard } from '../status/freshness/use-live-board';

/** Colour of a phone's browser bar: the page background while everything is ok, so that any other colour means trouble. */
const THEME_COLOURS: Readonly<Record<VerdictLevel, Readonly<Record<'light' | 'dark', string>>>> = {
  ok: { light: '#f6f8fa', dark: '#0c1116' },
  empty: { light: '#f6f8fa', dark: '#0c1116' },
  warning: { light: '#f2a900', dark: '#f9c557' },
  alert: { light: '#b8241a', dark: '#d0362b' },
  unknown: { light: '#5b6b79', dark: '#33414d' },
};

/** Uses the viewer's chosen theme if there is one, else that of the device. */
function ThemeColour({ level }: { readonly level: VerdictLevel }) {
  const theme = useTheme();
  const colours = THEME_COLOURS[level];
  if (theme !== 'system') return <meta name="theme-color" content={colours[theme]} />;
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={colours.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={colours.dark} />
    </>
  );
}

/** The same for a page of the past: a title with the moment, and neutral colours, because they must not look like the present. */
function PastHead({
  title,
  atMs,
  board,
}: {
  readonly title: string;
  readonly atMs: number;
  readonly board: string;
}) {
  const { t, instant } = useWords();
  const time = instant(new Date(atMs).toISOString(), { nowMs: 0 });
  return (
    <>
      <title>{`${t('then.titled', { time, title })} – ${board}`}</title>
      <ThemeColour level="empty" />
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
    </>
  );
}

/** Sets the tab's title, icon and theme colour from the verdict and its freshness. */
export function DocumentHead({
  summary,
  word,
  isOffline,
  title = '',
}: {
  readonly summary: BoardSummary;
  readonly word: FreshnessWord;
  /** True if the browser cannot reach the dashboard. */
  readonly isOffline: boolean;
  /** The page's title; empty on the overview, whose title is the verdict. */
  readonly title?: string;
}) {
  const { t } = useWords();
  const sentence = word === 'unknown' ? t('board.statusUnknown') : verdictSentence(summary.verdict, t);
  const level = isOffline || word === 'unknown' ? 'unknown' : summary.verdict.level;
  const icon = level === 'empty' ? 'ok' : level;
  return (
    <>
      <title>
        {freshnessPrefix(word, isOffline, t) + [title, sentence, summary.title].filter(Boolean).join(' – ')}
      </title>
      <ThemeColour level={level} />
      {/* The key forces a new element: browsers ignore a changed href on an existing icon link. */}
      <link key={icon} rel="icon" type="image/svg+xml" href={atBase(`/icons/${icon}.svg`)} />
    </>
  );
}

/** The head of a page: its title or verdict, next to the freshness of the board. */
export function PageHead({
  live: { view, freshness, isOffline, nowMs },
  title,
  className,
  below,
  children,
}: {
  readonly live: LiveBoard<BoardSummary>;
  readonly title: string;
  readonly className: string;
  /** Shown below the freshness. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  return (
    <>
      <Glide of={view} />
      {isPast ? (
        <PastHead title={title || t('board.overview')} atMs={nowMs} board={view.title} />
      ) : (
        <DocumentHead summary={view} word={freshness.word} isOffline={isOffline} title={title} />
      )}
      <div className={`flex flex-wrap items-start justify-between gap-x-8 ${className}`}>
        {children}
        {isPast ? (
          <PastBadge word={freshness.word} nowMs={nowMs} />
        ) : (
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 sm:flex-col sm:items-end">
            <FreshnessBadge freshness={freshness} isOffline={isOffline} nowMs={nowMs} />
            {below}
          </div>
        )}
      </div>
    </>
  );
}
