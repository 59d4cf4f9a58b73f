import { findExact, type Inventory } from './selection';
import { UNKNOWN_ID, type Place } from './types';

/** Scopes crossed with services, by id or by name in any case; null means all. */
export interface Area {
  readonly scopes: readonly string[] | null;
  readonly services: readonly string[] | null;
}

/** What a viewer may see. */
export interface Visibility {
  /** Places in any of these areas are visible. */
  readonly areas: readonly Area[];
  /** Whether internal comments and recorded changes are visible. */
  readonly showsInternal: boolean;
}

/** All scopes and services. */
export const ALL_PLACES: Area = { scopes: null, services: null };

export const FULL_VISIBILITY: Visibility = { areas: [ALL_PLACES], showsInternal: true };

/** Whether no place is hidden. */
export const seesAllPlaces = ({ areas }: Visibility): boolean =>
  areas.some(({ scopes, services }) => scopes === null && services === null);

/** Whether nothing is hidden. */
export const seesEverything = (visibility: Visibility): boolean =>
  seesAllPlaces(visibility) && visibility.showsInternal;

/** A key that is equal for visibilities with the same names in any order. */
export function visibilityKey({ areas, showsInternal }: Visibility): string {
  const listKey = (list: readonly string[] | null) =>
    list && [...new Set(list.map((entry) => entry.toLowerCase()))].sort();
  const keys = areas.map(({ scopes, services }) => JSON.stringify([listKey(scopes), listKey(services)]));
  return JSON.stringify([[...new Set(keys)].sort(), showsInternal]);
}

/** An area by id. Unknown names match nothing. */
interface Ids {
  readonly scopes: ReadonlySet<number> | null;
  readonly services: ReadonlySet<number> | null;
}

function toIdSet(entries: readonly string[] | null, { items }: Inventory['scopes']): Ids['scopes'] {
  if (entries === null) return null;
  return new Set(entries.flatMap((entry) => findExact(items, entry).map(({ id }) => id)));
}

const toIds = ({ scopes, services }: Area, inventory: Inventory): Ids => ({
  scopes: toIdSet(scopes, inventory.scopes),
  services: toIdSet(services, inventory.services),
});

const both = (a: Ids['scopes'], b: Ids['scopes']): readonly string[] | null => {
  if (a === null && b === null) return null;
  return [...(a ?? b ?? [])].filter((id) => (b ?? a)?.has(id)).map(String);
};

/** Limits a visibility to an area. The result uses ids, because names may change and a grant must not. */
export function limitTo(visibility: Visibility, area: Area, inventory: Inventory): Visibility {
  const wanted = toIds(area, inventory);
  return {
    ...visibility,
    areas: visibility.areas.map((one) => {
      const allowed = toIds(one, inventory);
      return {
        scopes: both(allowed.scopes, wanted.scopes),
        services: both(allowed.services, wanted.services),
      };
    }),
  };
}

/**
 * Returns a predicate for the places that are visible.
 *
 * @param isUnknownSeen Whether partly unknown places are visible if their known part is.
 */
export function createPlaceFilter(
  { areas }: Visibility,
  inventory: Inventory,
  { isUnknownSeen = false }: { readonly isUnknownSeen?: boolean } = {},
): (place: Place) => boolean {
  const ids = areas.map((area) => toIds(area, inventory));
  const has = (set: Ids['scopes'], id: number): boolean =>
    (isUnknownSeen && id === UNKNOWN_ID) || (set?.has(id) ?? true);
  return ({ scopeId, serviceId }) =>
    ids.some(({ scopes, services }) => has(scopes, scopeId) && has(services, serviceId));
}

/** Scopes crossed with services, by id; null means all. */
export interface Product {
  readonly scopes: readonly number[] | null;
  readonly services: readonly number[] | null;
}

const sorted = (ids: Iterable<number>): readonly number[] => [...ids].sort((a, b) => a - b);

/** Groups ids on one side by the ids on the other side that are visible with them. */
function gather(areas: readonly Ids[], side: 'scopes' | 'services', all: readonly number[]): Product[] {
  const other = side === 'scopes' ? 'services' : 'scopes';
  const groups = new Map<string, { readonly ids: number[]; readonly others: readonly number[] | null }>();
  for (const id of all) {
    const sets = areas.filter((area) => area[side]?.has(id) ?? true).map((area) => area[other]);
    const others = sets.includes(null) ? null : sorted(new Set(sets.flatMap((set) => [...(set ?? [])])));
    if (others?.length === 0) continue;
    const key = JSON.stringify(others);
    const group = groups.get(key) ?? { ids: [], others };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ ids, others }) =>
    side === 'scopes' ? { scopes: ids, services: others } : { scopes: others, services: ids },
  );
}

/** A visibility as disjoint products, so that counts of each add up. Uses as few products as can be found. */
export function toProducts({ areas }: Visibility, inventory: Inventory): readonly Product[] {
  const ids = areas.map((area) => toIds(area, inventory));
  const [only] = ids;
  if (ids.some(({ scopes, services }) => scopes === null && services === null))
    return [{ scopes: null, services: null }];
  if (only && ids.length === 1)
    return [{ scopes: only.scopes && sorted(only.scopes), services: only.services && sorted(only.services) }];
  const all = (kind: 'scopes' | 'services'): readonly number[] =>
    sorted(
      new Set([
        ...inventory[kind].items.map(({ id }) => id),
        ...ids.flatMap((one) => [...(one[kind] ?? [])]),
      ]),
    );
  const [byScope, byService] = [
    gather(ids, 'scopes', all('scopes')),
    gather(ids, 'services', all('services')),
  ];
  return byService.length < byScope.length ? byService : byScope;
}
