import { z } from 'zod';

/** The path that a build was made for, by the name of its variable: it need not be told again. */
export const basePathShape = { BASE_PATH: z.string().optional() };

/** What is configured of where the board is. */
interface PlaceConfig {
  readonly BASE_PATH?: string | undefined;
  readonly BOARD_URL?: string | undefined;
}

/** What does not fit the build, in sentences for the operator. @param base - that the board was built for; empty for the root of a host. */
export function findBasePathProblems({ BASE_PATH, BOARD_URL }: PlaceConfig, base: string): string[] {
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
