import { UNKNOWN_ID, type Dimension, type Place, type Section, type Sections } from './types';

/** An item with the names of its scope and service. */
export type Placed<T> = T & { readonly scope: string; readonly service: string };

export type PlaceKind = 'scopes' | 'services';

/** Marker for the name of a place that could not be read, replaced by a translated name when a page is rendered. */
export const UNKNOWN_NAMES: Readonly<Record<PlaceKind, string>> = {
  scopes: '?scope',
  services: '?service',
};

/** The name of a scope or service that is not in the inventory: its id, or the marker if that could not be read. */
export const nameOfUnlisted = (kind: PlaceKind, id: number): string =>
  id === UNKNOWN_ID ? UNKNOWN_NAMES[kind] : `#${id}`;

function toNames(kind: PlaceKind, { items }: Section<Dimension>): (id: number) => string {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? nameOfUnlisted(kind, id);
}

/** Returns a function that adds place names to items. */
export function createPlacer({
  scopes,
  services,
}: Pick<Sections, 'scopes' | 'services'>): <T extends Place>(item: T) => Placed<T> {
  const scopeName = toNames('scopes', scopes);
  const serviceName = toNames('services', services);
  return (item) => ({ ...item, scope: scopeName(item.scopeId), service: serviceName(item.serviceId) });
}
