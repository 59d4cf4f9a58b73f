import { useWords } from '@/lib/browser/words';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { BoardFacts } from '@/lib/status/board-facts';
import type { FreshnessWord } from '@/lib/status/freshness';
import type { VerdictLevel } from '@/lib/status/verdict';

const ICONS: Readonly<Record<VerdictLevel, string>> = {
  ok: 'ok',
  warning: 'warning',
  alert: 'alert',
  unknown: 'unknown',
  empty: 'ok',
};

/** The colour that a phone paints around the page: the ground while all is well, so that colour means trouble there too. */
const THEME_COLOURS: Readonly<Record<VerdictLevel, readonly [light: string, dark: string]>> = {
  ok: ['#f6f8fa', '#0c1116'],
  empty: ['#f6f8fa', '#0c1116'],
  warning: ['#f2a900', '#f9c557'],
  alert: ['#b8241a', '#d0362b'],
  unknown: ['#5b6b79', '#33414d'],
};

/** Lets the title and the icon of the browser's tab, and its colour on a phone, follow the verdict, so that a pinned tab tells. */
export function BoardHead({
  facts,
  word,
  title,
}: {
  readonly facts: BoardFacts;
  readonly word: FreshnessWord;
  /** What the page is called; nothing on the overview, whose title is the verdict itself. */
  readonly title?: string;
}) {
  const { t } = useWords();
  const sentence = word === 'unknown' ? t('board.statusUnknown') : verdictSentence(facts.verdict, t);
  const level = word === 'unknown' ? 'unknown' : facts.verdict.level;
  const icon = ICONS[level];
  const [light, dark] = THEME_COLOURS[level];
  return (
    <>
      <title>{[...(title === undefined ? [] : [title]), sentence, facts.title].join(' – ')}</title>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} />
      {/* A new key, because browsers do not look at a link again whose address changes. */}
      <link key={icon} rel="icon" type="image/svg+xml" href={`/icons/${icon}.svg`} />
    </>
  );
}
