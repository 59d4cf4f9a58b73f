import { findNamed, type Inventory } from './selection';
import type { Place } from './types';

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
  return new Set(entries.flatMap((entry) => findNamed(items, entry).map(({ id }) => id)));
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

/** Tells which places of a board somebody may see. */
export function createSight({ areas }: Visibility, inventory: Inventory): (place: Place) => boolean {
  const ids = areas.map((area) => toIds(area, inventory));
  return ({ scopeId, serviceId }) =>
    ids.some(({ scopes, services }) => (scopes?.has(scopeId) ?? true) && (services?.has(serviceId) ?? true));
}

/** The smallest product of scopes and services, by id and null for all, that holds everything visible. */
export interface Extent {
  readonly scopes: readonly number[] | null;
  readonly services: readonly number[] | null;
  /** Whether everything in it is visible. */
  readonly isExact: boolean;
}

const unite = (sets: readonly Ids['scopes'][]): readonly number[] | null =>
  sets.some((set) => set === null)
    ? null
    : [...new Set(sets.flatMap((set) => [...(set ?? [])]))].sort((a, b) => a - b);

/** The extent of what somebody may see of a board. */
export function toExtent({ areas }: Visibility, inventory: Inventory): Extent {
  const ids = areas.map((area) => toIds(area, inventory));
  const [scopes, services] = [unite(ids.map((one) => one.scopes)), unite(ids.map((one) => one.services))];
  const reaches = (set: Ids['scopes'], all: readonly number[] | null) =>
    set === null || set.size === all?.length;
  // What reaches all along in the same direction adds up to a product.
  const isExact =
    ids.length === 1 ||
    ids.every((one) => reaches(one.services, services)) ||
    ids.every((one) => reaches(one.scopes, scopes));
  return { scopes, services, isExact };
}
