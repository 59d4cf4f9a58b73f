import 'server-only';

/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of claims may hold dots themselves, as addresses do: the longest name that is there is followed. */
function findClaim(claims: unknown, path: string): unknown {
  if (!isObject(claims)) return undefined;
  if (Object.hasOwn(claims, path)) return claims[path];
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const name = path.slice(0, end);
    if (!Object.hasOwn(claims, name)) continue;
    const found = findClaim(claims[name], path.slice(end + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The values of a claim as text: of a list each, of a word, a number or a truth the one.
 *
 * @param path - the claim's name, or the path to it: `groups`, `realm_access.roles`, `https://example.com/roles`.
 */
export function toClaimValues(claims: Claims, path: string): readonly string[] {
  return [findClaim(claims, path)]
    .flat()
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(String);
}
