import { useWords } from '@/lib/browser/page/words';
import type { FilterProblem } from '@/lib/status/model/selection';

import { IgnoredFilters } from './ignored-filters';

/** {@link IgnoredFilters} of a page that is kept current in the browser. */
export function FilterProblems({ problems }: { readonly problems: readonly FilterProblem[] }) {
  return <IgnoredFilters problems={problems} words={useWords()} />;
}
