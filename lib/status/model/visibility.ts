import { findExact, type Inventory } from './selection';
import { UNKNOWN_ID, type Place } from './types';

/** A part of the board: some scopes crossed with some services, each by id or by name in any case; null is all of them. */
export interface Area {
  readonly scopes: readonly string[] | null;
  readonly services: readonly string[] | null;
}

/** What somebody may see. */
export interface Visibility {
  /** What is at a place in any of these. */
  readonly areas: readonly Area[];
  /** Whether internal comments, and what is recorded of each change, are shown. */
  readonly showsInternal: boolean;
}

/** All scopes and services. */
export const WHOLE: Area = { scopes: null, services: null };

/** All there is. */
export const EVERYTHING: Visibility = { areas: [WHOLE], showsInternal: true };

/** Whether no place is hidden. */
export const seesAllPlaces = ({ areas }: Visibility): boolean =>
  areas.some(({ scopes, services }) => scopes === null && services === null);

/** Whether nothing at all is hidden. */
export const seesEverything = (visibility: Visibility): boolean =>
  seesAllPlaces(visibility) && visibility.showsInternal;

/** The same for two that show the same by the same names, whatever their order. */
export function visibilityKey({ areas, showsInternal }: Visibility): string {
  const listKey = (list: readonly string[] | null) =>
    list && [...new Set(list.map((entry) => entry.toLowerCase()))].sort();
  const keys = areas.map(({ scopes, services }) => JSON.stringify([listKey(scopes), listKey(services)]));
  return JSON.stringify([[...new Set(keys)].sort(), showsInternal]);
}

/** Ids instead of names. An entry that means nothing allows nothing. */
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

/** What is visible of an area: by id, because names may change and what was granted must not. */
export function narrow(visibility: Visibility, area: Area, inventory: Inventory): Visibility {
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
 * Tells which places of a board somebody may see.
 *
 * @param isUnknownSeen True for those that somebody might be allowed to see, as far as it could be read where they are.
 */
export function createSight(
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

/** Scopes crossed with services, by id; null is all of them. */
export interface Product {
  readonly scopes: readonly number[] | null;
  readonly services: readonly number[] | null;
}

const sorted = (ids: Iterable<number>): readonly number[] => [...ids].sort((a, b) => a - b);

/** For each id on one side, all ids that are visible with it on the other; those that share them in one product. */
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

/** What somebody may see of a board as products that share no place: the counts of what is at each add up. As few as can be found. */
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
