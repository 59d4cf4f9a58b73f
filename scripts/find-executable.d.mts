/** @see find-executable.mjs */
export function findExecutable(variable: string, names: readonly string[]): string | null;
