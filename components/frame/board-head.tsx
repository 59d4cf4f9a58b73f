import { useTheme } from '@/lib/browser/page/chosen-theme';
import { useWords } from '@/lib/browser/page/words';
import { freshnessPrefix } from '@/lib/language/freshness-keys';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import { atBase } from '@/lib/site/base-path';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';

/** The colour that a phone paints around the page: the ground while all is well, so that colour means trouble there too. */
const THEME_COLOURS: Readonly<Record<VerdictLevel, Readonly<Record<'light' | 'dark', string>>>> = {
  ok: { light: '#f6f8fa', dark: '#0c1116' },
  empty: { light: '#f6f8fa', dark: '#0c1116' },
  warning: { light: '#f2a900', dark: '#f9c557' },
  alert: { light: '#b8241a', dark: '#d0362b' },
  unknown: { light: '#5b6b79', dark: '#33414d' },
};

/** The viewer's own theme before that of their device. */
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

/** Lets the title and the icon of the browser's tab, and its colour on a phone, follow the verdict and how far it can be believed. */
export function BoardHead({
  facts,
  word,
  isOffline,
  title = '',
}: {
  readonly facts: BoardSummary;
  readonly word: FreshnessWord;
  /** True when this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
  /** What the page is called; nothing on the whole overview, whose title is the verdict itself. */
  readonly title?: string;
}) {
  const { t } = useWords();
  const sentence = word === 'unknown' ? t('board.statusUnknown') : verdictSentence(facts.verdict, t);
  const level = isOffline || word === 'unknown' ? 'unknown' : facts.verdict.level;
  const icon = level === 'empty' ? 'ok' : level;
  return (
    <>
      <title>
        {freshnessPrefix(word, isOffline, t) + [title, sentence, facts.title].filter(Boolean).join(' – ')}
      </title>
      <ThemeColour level={level} />
      {/* A new key, because browsers do not look at a link again whose address changes. */}
      <link key={icon} rel="icon" type="image/svg+xml" href={atBase(`/icons/${icon}.svg`)} />
    </>
  );
}
