import type { Product } from '@/lib/status/model/visibility';

/** ProdManager rejects filters with more values. */
const MAX_VALUES = 50;

const PLACES = [
  ['scope', 'scopes'],
  ['service', 'services'],
] as const;

/** The requested values that are allowed; null if everything is requested and allowed. */
function intersect(
  requested: readonly string[],
  allowed: readonly number[] | null,
): readonly string[] | null {
  if (allowed === null) return requested.length === 0 ? null : requested;
  // Without a filter, everything is requested.
  return allowed.map(String).filter((id) => requested.length === 0 || requested.includes(id));
}

const chunk = (values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(values.length / MAX_VALUES) }, (_, index) =>
    values.slice(index * MAX_VALUES, (index + 1) * MAX_VALUES),
  );

/** Splits the values of one filter into chunks that ProdManager accepts. */
const split = (filters: URLSearchParams, name: string): readonly URLSearchParams[] =>
  chunk([...new Set(filters.getAll(name))]).map((values) => {
    const part = new URLSearchParams(filters);
    part.delete(name);
    for (const value of values) part.append(name, value);
    return part;
  });

/**
 * Combines filters with the places that a viewer may see. The result is a list of filters that ProdManager accepts. No row
 * matches two of them, so their totals add up. Empty if no row can match.
 *
 * @param filters With ProdManager's names.
 * @param products Must not overlap.
 */
export function toSourceFilters(
  filters: URLSearchParams,
  products: readonly Product[],
): readonly URLSearchParams[] {
  return products.flatMap((product) => {
    const narrowed = new URLSearchParams(filters);
    for (const [name, kind] of PLACES) {
      const ids = intersect(filters.getAll(name), product[kind]);
      narrowed.delete(name);
      if (ids?.length === 0) return [];
      for (const id of ids ?? []) narrowed.append(name, id);
    }
    // A row has one scope, one service and one reference, so chunks of these do not overlap.
    return ['scope', 'service', 'external_reference'].reduce<readonly URLSearchParams[]>(
      (parts, name) =>
        narrowed.getAll(name).length > MAX_VALUES ? parts.flatMap((part) => split(part, name)) : parts,
      [narrowed],
    );
  });
}
