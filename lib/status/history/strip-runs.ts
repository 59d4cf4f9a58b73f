import type { TallyState } from './types';

/** Equal bars next to each other. `at` and `count` are in bars. */
export interface StripRun {
  /** Null for bars from before everything. */
  readonly state: TallyState | null;
  readonly at: number;
  readonly count: number;
}

/** Joins equal bars, which makes pictures of many strips small. */
export function toRuns(states: readonly (TallyState | null)[]): readonly StripRun[] {
  const runs: StripRun[] = [];
  states.forEach((state, at) => {
    const last = runs.at(-1);
    if (last?.state === state) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ state, at, count: 1 });
  });
  return runs;
}
