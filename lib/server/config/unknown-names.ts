import leven from 'leven';

/** Beginnings that only this board's variables have. */
const PREFIXES = /^(PRODMANAGER|BOARD|VIEWER|OIDC)_/i;
/** What Kubernetes sets for each service of a namespace, whatever it is called. */
const SERVICE_LINK = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;
const SHORTEST_GUESS = 7;
const NEAR = 2;

/** The known name that is most like another, and how many letters they differ in. */
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
 * A sentence for each variable that looks like one of the board's and is none: it begins like them, or differs in a letter or two.
 *
 * @param known - the names of all variables that mean something.
 */
export function adviseOnNames(names: readonly string[], known: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (known.includes(name) || SERVICE_LINK.test(name)) return [];
    const nearest = findNearest(name, known);
    const isNear = name.length >= SHORTEST_GUESS && nearest.distance <= NEAR;
    if (!isNear && !PREFIXES.test(name)) return [];
    return [`${name} is not a variable of this board and is ignored: did you mean ${nearest.name}?`];
  });
}
