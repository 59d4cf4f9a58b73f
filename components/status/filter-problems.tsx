import { useWords } from '@/lib/browser/words';
import type { FilterProblem } from '@/lib/status/selection';

import { parameterKey } from './lists/list-words';

/** What of the address was left out because it means nothing; nothing where all of it does. */
export function FilterProblems({ problems }: { readonly problems: readonly FilterProblem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="mb-5 rounded-card border border-warning-edge bg-panel px-4 py-3 text-sm">
      <p>{t('lists.leftOut')}</p>
      <ul className="mt-1 list-disc pl-5">
        {problems.map(({ parameter, value }) => {
          const key = parameterKey(parameter);
          return (
            <li key={`${parameter} ${value}`}>
              {t('lists.problem', { parameter: key === null ? parameter : t(key), value })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
