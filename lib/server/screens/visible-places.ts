import 'server-only';

import type { Inventory } from '@/lib/status/model/selection';
import { withDisplayNames } from '@/lib/status/model/display-board';
import type { Dimension } from '@/lib/status/model/types';
import {
  createPlaceFilter,
  limitTo,
  seesAllPlaces,
  type Area,
  type Visibility,
} from '@/lib/status/model/visibility';

/** Some scopes and services, by name. */
export type Places = Readonly<Record<'scopes' | 'services', readonly Dimension[]>>;

/** The scopes and services of which something can be seen. */
export function toVisiblePlaces(visibility: Visibility, { scopes, services }: Inventory): Places {
  if (seesAllPlaces(visibility)) return { scopes: scopes.items, services: services.items };
  const sees = createPlaceFilter(visibility, { scopes, services });
  return {
    scopes: scopes.items.filter(({ id }) =>
      services.items.some((service) => sees({ scopeId: id, serviceId: service.id })),
    ),
    services: services.items.filter(({ id }) =>
      scopes.items.some((scope) => sees({ scopeId: scope.id, serviceId: id })),
    ),
  };
}

/** Whether somebody who sees so much may know of something that shows so much: it shows no place that they do not see. */
export function isWithin(inner: Visibility, outer: Visibility, inventory: Inventory): boolean {
  if (seesAllPlaces(outer)) return true;
  const [shows, sees] = [createPlaceFilter(inner, inventory), createPlaceFilter(outer, inventory)];
  const places = inventory.scopes.items
    .flatMap(({ id: scopeId }) =>
      inventory.services.items.map(({ id: serviceId }) => ({ scopeId, serviceId })),
    )
    .filter(shows);
  return places.length > 0 && places.every(sees);
}

/**
 * What is shown where somebody who sees so much chose these scopes and services, by id: never internal events. Null where they chose
 * something that they do not see, or nothing would be left.
 */
export function toChosen(
  visibility: Visibility,
  chosen: Readonly<Record<'scopes' | 'services', readonly string[]>>,
  inventory: Inventory,
): Visibility | null {
  const places = toVisiblePlaces(visibility, inventory);
  const isKnown = (ids: readonly string[], known: readonly Dimension[]): boolean =>
    ids.every((wanted) => known.some(({ id }) => String(id) === wanted));
  if (!isKnown(chosen.scopes, places.scopes) || !isKnown(chosen.services, places.services)) return null;
  const own = { ...visibility, showsInternal: false };
  if (chosen.scopes.length + chosen.services.length === 0) return own;
  const area: Area = {
    scopes: chosen.scopes.length > 0 ? chosen.scopes : null,
    services: chosen.services.length > 0 ? chosen.services : null,
  };
  const narrowed = limitTo(own, area, inventory);
  const areas = narrowed.areas.filter(
    ({ scopes, services }) => scopes?.length !== 0 && services?.length !== 0,
  );
  return areas.length > 0 ? { ...narrowed, areas } : null;
}

/** The names of what an area covers, as they are shown; null is all of them. What is not there any more has none. */
export function toNames(
  { scopes, services }: Area,
  inventory: Inventory,
): Readonly<Record<'scopes' | 'services', readonly string[] | null>> {
  const namesOf = (entries: readonly string[] | null, { items }: Inventory['scopes']) =>
    entries &&
    items
      .filter(({ id, name }) =>
        entries.some((entry) => entry === String(id) || entry.trim().toLowerCase() === name.toLowerCase()),
      )
      .map((item) => withDisplayNames(item).name);
  return { scopes: namesOf(scopes, inventory.scopes), services: namesOf(services, inventory.services) };
}
