import { filterProblemWords } from '@/lib/language/filter-problem-words';
import type { Words } from '@/lib/language/words';
import type { FilterProblem } from '@/lib/status/model/selection';

/** Lists the filters that were ignored because they are invalid; nothing if there are none. */
export function IgnoredFilters({
  problems,
  words: { t },
}: {
  readonly problems: readonly FilterProblem[];
  readonly words: Pick<Words, 't'>;
}) {
  if (problems.length === 0) return null;
  return (
    <p role="alert" className="mb-4 rounded-card border border-warning-edge bg-panel px-4 py-2 text-sm">
      {t('list.leftOut', { filters: filterProblemWords(problems), count: problems.length })}
    </p>
  );
}
