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

/** Lets the title and the icon of the browser's tab follow the verdict, so that a pinned tab tells. */
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
  const icon = word === 'unknown' ? 'unknown' : ICONS[facts.verdict.level];
  return (
    <>
      <title>{[...(title === undefined ? [] : [title]), sentence, facts.title].join(' – ')}</title>
      {/* A new key, because browsers do not look at a link again whose address changes. */}
      <link key={icon} rel="icon" type="image/svg+xml" href={`/icons/${icon}.svg`} />
    </>
  );
}
