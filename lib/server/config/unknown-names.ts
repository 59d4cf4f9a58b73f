import leven from 'leven';

/** Prefixes that only this board's variables have. */
const PREFIXES = /^(PRODMANAGER|BOARD|VIEWER|OIDC|ALERTMANAGER)_/i;
/** Variables that Kubernetes sets for each service of a namespace. */
const SERVICE_LINK = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;
/** Shorter names are not compared: too many would be similar. */
const MIN_LENGTH = 7;
const MAX_DISTANCE = 2;

/** The most similar known name, and its edit distance. */
function findNearest(
  name: string,
  known: readonly string[],
): { readonly name: string; readonly distance: number } {
  const upper = name.toUpperCase();
  return known
    .map((one) => ({ name: one, distance: leven(upper, one) }))
    .reduce((best, one) => (one.distance < best.distance ? one : best));
}

/**
 * Advice on variables that look misspelt: they have a prefix of the board's, or differ from a known name in at most two
 * letters.
 *
 * @param known The names of all variables.
 */
export function adviseOnNames(names: readonly string[], known: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (known.includes(name) || SERVICE_LINK.test(name)) return [];
    const nearest = findNearest(name, known);
    const isNear = name.length >= MIN_LENGTH && nearest.distance <= MAX_DISTANCE;
    if (!isNear && !PREFIXES.test(name)) return [];
    return [`${name} is not a variable of this board and is ignored: did you mean ${nearest.name}?`];
  });
}
