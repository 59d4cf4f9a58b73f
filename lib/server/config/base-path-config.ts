import { z } from 'zod';

/** The schema of `BASE_PATH`. Optional at run time, because it is set at build time. */
export const basePathShape = { BASE_PATH: z.string().optional() };

interface AddressConfig {
  readonly BASE_PATH?: string | undefined;
  readonly BOARD_URL?: string | undefined;
}

/** Conflicts with the build, in sentences for the operator. @param base The base path of the build; empty for the root of a host. */
export function findBasePathProblems({ BASE_PATH, BOARD_URL }: AddressConfig, base: string): string[] {
  const problems: string[] = [];
  const isRoot = base === '';
  if (BASE_PATH !== undefined && BASE_PATH !== base)
    problems.push(
      isRoot
        ? 'BASE_PATH must be unset: this board was built for the root of its host. To serve it below a path, build it again with BASE_PATH set.'
        : `BASE_PATH must be ${base}, or unset: that is what this board was built for. To serve it elsewhere, build it again.`,
    );
  if (BOARD_URL !== undefined && new URL(BOARD_URL).pathname.replace(/\/+$/, '') !== base)
    problems.push(
      isRoot
        ? 'BOARD_URL must not contain a path: this board was built for the root of its host. To serve it below a path, build it again with BASE_PATH set to that.'
        : `BOARD_URL must be the whole address of the board, which ends in ${base}: that is what it was built for.`,
    );
  return problems;
}
