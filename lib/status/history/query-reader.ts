import type { FilterProblem } from '../model/selection';

/** Reads a parameter; null if it is missing, or invalid, which is reported. */
export type ReadParameter = <T>(parameter: string, parse: (text: string) => T | null | undefined) => T | null;

/** Returns a function that reads single parameters of a query. @param problems Invalid values are added to it. */
export function createReader(query: URLSearchParams, problems: FilterProblem[]): ReadParameter {
  return (parameter, parse) => {
    const value = query.get(parameter)?.trim() ?? '';
    if (value === '') return null;
    const found = parse(value) ?? null;
    if (found === null) problems.push({ parameter, value });
    return found;
  };
}
