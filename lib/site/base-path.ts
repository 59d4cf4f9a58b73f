/** The path in front of all others, like `/board`; empty at the root of a host. A constant of the build: Next and the bundler write it here. */
export const BASE_PATH: string = process.env['BASE_PATH'] ?? '';

/** Where a path of the board is on its host: every address that leaves the process as a path goes through here, and none within it does. */
export const atBase = (path: string): string => BASE_PATH + path;

/**
 * The path of the board that a path or target of its host stands for; null where it is not below the base. Without a base it stays as it is.
 *
 * @param target - `/board/incidents?x`, of which `/incidents?x` is told; `/board` itself is the overview, as `/board/` is.
 */
export function belowBase(target: string, base = BASE_PATH): string | null {
  if (base === '') return target;
  if (!target.startsWith(base)) return null;
  const rest = target.slice(base.length);
  if (rest.startsWith('/')) return rest;
  return /^([?#]|$)/.test(rest) ? `/${rest}` : null;
}
