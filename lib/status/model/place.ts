import { type Dimension, type Place, type Section, type Sections, UNKNOWN_ID } from './types';

/** An item with the names of its scope and service. */
export type Placed<T> = T & { readonly scope: string; readonly service: string };

export type PlaceKind = 'scopes' | 'services';

/** Marker for the name of a place that could not be read, replaced by a translated name when a page is rendered. */
export const UNKNOWN_NAMES: Readonly<Record<PlaceKind, string>> = {
  scopes: '?scope',
  services: '?service',
};

/** The name of a scope or service that is not in the inventory: its id, or the marker if that could not be read. */
export const nameOfUnknown = (kind: PlaceKind, id: number): string =>
  id === UNKNOWN_ID ? UNKNOWN_NAMES[kind] : `#${id}`;

function namesById(kind: PlaceKind, { items }: Section<Dimension>): (id: number) => string {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? nameOfUnknown(kind, id);
}

/** Returns a function that adds place names to items. */
export function createPlacer({
  scopes,
  services,
}: Pick<Sections, 'scopes' | 'services'>): <T extends Place>(item: T) => Placed<T> {
  const scopeName = namesById('scopes', scopes);
  const serviceName = namesById('services', services);
  return (item) => ({ ...item, scope: scopeName(item.scopeId), service: serviceName(item.serviceId) });
}

/** A scope or service that a page is filtered by. */
export interface Selected extends Dimension {
  /** The query parameter that selects it. */
  readonly parameter: 'scope' | 'service';
}

/** The query for the same filter on another page. */
export const toSelectionQuery = (selected: readonly Selected[]): string =>
  selected.map(({ parameter, id }) => `${parameter}=${id}`).join('&');

/** The selected names, for a heading. */
export const selectedNames = (selected: readonly Selected[]): string =>
  selected.map(({ name }) => name).join(', ');

/** The path of the page of a place: a service in a scope. */
export const toPlacePath = ({ serviceId, scopeId }: Place): string => `/places/${serviceId}/${scopeId}`;

/** Parses the id of a place in an address; null if invalid. `0` is the place of items whose place could not be read. */
export function parseId(text: string | undefined): number | null {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}
