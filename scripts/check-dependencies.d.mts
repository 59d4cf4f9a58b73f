/** @see check-dependencies.mjs */
export function findDependencyProblems(
  lock: {
    readonly lockfileVersion: number;
    readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  },
  manifest: Readonly<Record<string, unknown>>,
): readonly string[];
