import { useWords } from '@/lib/browser/page/words';
import type { FilterProblem } from '@/lib/status/model/selection';

/** Lists the filters that were ignored because they are invalid; nothing if there are none. */
export function FilterProblems({ problems }: { readonly problems: readonly FilterProblem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  const filters = problems.map(({ parameter, value }) => `${parameter}=${value}`).join(', ');
  return (
    <p role="alert" className="mb-4 rounded-card border border-warning-edge bg-panel px-4 py-2 text-sm">
      {t('list.leftOut', { filters })}
    </p>
  );
}
