import type { Dimension, Place, Section, Sections } from './types';

/** Something at a place, with the names of that place. */
export type Placed<T> = T & { readonly scope: string; readonly service: string };

function toNames({ items }: Section<Dimension>): (id: number) => string {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `#${id}`;
}

/** Names the place of things, by its ids where the inventory does not know it: nothing is dropped for want of a name. */
export function createPlacer({
  scopes,
  services,
}: Pick<Sections, 'scopes' | 'services'>): <T extends Place>(item: T) => Placed<T> {
  const scopeName = toNames(scopes);
  const serviceName = toNames(services);
  return (item) => ({ ...item, scope: scopeName(item.scopeId), service: serviceName(item.serviceId) });
}
