import type { FilterProblem } from '@/lib/status/model/selection';
import { toShownName } from '@/lib/status/model/shown-name';

/** The filters that mean nothing, as they were asked for: `scope=Mars, service=Nobody`. */
export const filterProblemWords = (problems: readonly FilterProblem[]): string =>
  problems.map(({ parameter, value }) => `${parameter}=${toShownName(value)}`).join(', ');
