import 'server-only';

import type { Product } from '@/lib/status/model/visibility';

/** How many values the source takes for one filter. */
const MOST_VALUES = 50;

const PLACES = [
  ['scope', 'scopes'],
  ['service', 'services'],
] as const;

/** The values asked for among those allowed; null where both are all there are. */
function intersect(given: readonly string[], allowed: readonly number[] | null): readonly string[] | null {
  if (allowed === null) return given.length === 0 ? null : given;
  // A filter that is not there lets everything through.
  return allowed.map(String).filter((id) => given.length === 0 || given.includes(id));
}

const chunk = (values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(values.length / MOST_VALUES) }, (_, index) =>
    values.slice(index * MOST_VALUES, (index + 1) * MOST_VALUES),
  );

/** The same filters with those of one name in pieces that the source takes. */
const split = (filters: URLSearchParams, name: string): readonly URLSearchParams[] =>
  chunk([...new Set(filters.getAll(name))]).map((values) => {
    const part = new URLSearchParams(filters);
    part.delete(name);
    for (const value of values) part.append(name, value);
    return part;
  });

/**
 * Filters that together ask for exactly those rows at these places that others ask for. None of them has more values than the source
 * takes, and no row passes two of them, so that their totals add up. Empty where no row can pass.
 *
 * @param filters - in the names of the source. @param products - that share no place.
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
    // A row has one scope, one service and one reference: in pieces, these stay apart.
    return ['scope', 'service', 'external_reference'].reduce<readonly URLSearchParams[]>(
      (parts, name) =>
        narrowed.getAll(name).length > MOST_VALUES ? parts.flatMap((part) => split(part, name)) : parts,
      [narrowed],
    );
  });
}
