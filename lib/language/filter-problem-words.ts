import type { FilterProblem } from '@/lib/status/model/selection';
import { toDisplayName } from '@/lib/status/model/display-name';

/** The ignored filters as requested: `scope=Mars, service=Pluto`. */
export const filterProblemWords = (problems: readonly FilterProblem[]): string =>
  problems.map(({ parameter, value }) => `${parameter}=${toDisplayName(value)}`).join(', ');
