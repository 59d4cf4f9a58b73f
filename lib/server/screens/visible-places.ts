import type { Inventory } from '@/lib/status/model/selection';
import { withDisplayNames } from '@/lib/status/model/display-board';
import { byNameAndId } from '@/lib/status/model/order';
import type { Dimension } from '@/lib/status/model/types';
import {
  createPlaceFilter,
  limitTo,
  seesAllPlaces,
  type Area,
  type Visibility,
} from '@/lib/status/model/visibility';

/** Scopes and services with their names. */
export type Places = Readonly<Record<'scopes' | 'services', readonly Dimension[]>>;

/** The scopes and services with at least one visible place. */
export function toVisiblePlaces(visibility: Visibility, { scopes, services }: Inventory): Places {
  if (seesAllPlaces(visibility)) return { scopes: scopes.items, services: services.items };
  const isVisible = createPlaceFilter(visibility, { scopes, services });
  return {
    scopes: scopes.items.filter(({ id }) =>
      services.items.some((service) => isVisible({ scopeId: id, serviceId: service.id })),
    ),
    services: services.items.filter(({ id }) =>
      scopes.items.some((scope) => isVisible({ scopeId: scope.id, serviceId: id })),
    ),
  };
}

/** Whether `outer` includes every place of `inner`. False if `inner` has no places. */
export function isWithin(inner: Visibility, outer: Visibility, inventory: Inventory): boolean {
  if (seesAllPlaces(outer)) return true;
  const [isInner, isOuter] = [createPlaceFilter(inner, inventory), createPlaceFilter(outer, inventory)];
  const places = inventory.scopes.items
    .flatMap(({ id: scopeId }) =>
      inventory.services.items.map(({ id: serviceId }) => ({ scopeId, serviceId })),
    )
    .filter(isInner);
  return places.length > 0 && places.every(isOuter);
}

/**
 * The visibility of a screen or guest: that of the member who chose these scopes and services (by ID), narrowed to them and without internal
 * events. Null if the member may not see one of them, or if nothing would be visible.
 */
export function chooseVisibility(
  visibility: Visibility,
  chosen: Readonly<Record<'scopes' | 'services', readonly string[]>>,
  inventory: Inventory,
): Visibility | null {
  const places = toVisiblePlaces(visibility, inventory);
  const areVisible = (ids: readonly string[], visible: readonly Dimension[]): boolean =>
    ids.every((chosenId) => visible.some(({ id }) => String(id) === chosenId));
  if (!areVisible(chosen.scopes, places.scopes) || !areVisible(chosen.services, places.services)) return null;
  const all = { ...visibility, showsInternal: false };
  if (chosen.scopes.length + chosen.services.length === 0) return all;
  const area: Area = {
    scopes: chosen.scopes.length > 0 ? chosen.scopes : null,
    services: chosen.services.length > 0 ? chosen.services : null,
  };
  const narrowed = limitTo(all, area, inventory);
  const areas = narrowed.areas.filter(
    ({ scopes, services }) => scopes?.length !== 0 && services?.length !== 0,
  );
  return areas.length > 0 ? { ...narrowed, areas } : null;
}

/** The names of the scopes and services of an area; null for all. Those that no longer exist are omitted. */
export function toAreaNames(
  { scopes, services }: Area,
  inventory: Inventory,
): Readonly<Record<'scopes' | 'services', readonly string[] | null>> {
  const namesOf = (entries: readonly string[] | null, { items }: Inventory['scopes']) =>
    entries &&
    items
      .filter(({ id, name }) =>
        entries.some((entry) => entry === String(id) || entry.trim().toLowerCase() === name.toLowerCase()),
      )
      .map(withDisplayNames)
      .sort(byNameAndId)
      .map(({ name }) => name);
  return { scopes: namesOf(scopes, inventory.scopes), services: namesOf(services, inventory.services) };
}
