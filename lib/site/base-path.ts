/** Path prefix of the deployment, such as `/board`; empty at the root of a host. Inlined at build time. */
export const BASE_PATH: string = process.env['BASE_PATH'] ?? '';

/** Adds the base path. Every address that leaves the process goes through here; internal ones have no base path. */
export const atBase = (path: string): string => BASE_PATH + path;

/**
 * Removes the base path; null if the path is not below it.
 *
 * @param target Path or request target: `/board/incidents?x` becomes `/incidents?x`, and `/board` becomes `/`.
 */
export function belowBase(target: string, base = BASE_PATH): string | null {
  if (base === '') return target;
  if (!target.startsWith(base)) return null;
  const rest = target.slice(base.length);
  if (rest.startsWith('/')) return rest;
  return /^([?#]|$)/.test(rest) ? `/${rest}` : null;
}
