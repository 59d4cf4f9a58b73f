import { UNKNOWN_ID, type Dimension, type Place, type Section, type Sections } from './types';

/** Something at a place, with the names of that place. */
export type Placed<T> = T & { readonly scope: string; readonly service: string };

/** The two kinds of place. */
export type PlaceKind = 'scopes' | 'services';

/** Stands for the name of a place that could not be read, until whoever shows it says so in the language of its reader. */
export const UNKNOWN_NAMES: Readonly<Record<PlaceKind, string>> = {
  scopes: '?scope',
  services: '?service',
};

/** What a scope or service is called that is not in the inventory: its id, where that could be read. */
export const nameOfUnlisted = (kind: PlaceKind, id: number): string =>
  id === UNKNOWN_ID ? UNKNOWN_NAMES[kind] : `#${id}`;

function toNames(kind: PlaceKind, { items }: Section<Dimension>): (id: number) => string {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? nameOfUnlisted(kind, id);
}

/** Names the place of things, by its ids where the inventory does not know it: nothing is dropped for want of a name. */
export function createPlacer({
  scopes,
  services,
}: Pick<Sections, 'scopes' | 'services'>): <T extends Place>(item: T) => Placed<T> {
  const scopeName = toNames('scopes', scopes);
  const serviceName = toNames('services', services);
  return (item) => ({ ...item, scope: scopeName(item.scopeId), service: serviceName(item.serviceId) });
}
