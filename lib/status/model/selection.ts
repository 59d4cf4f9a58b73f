import { addFlaws, unplacedFlaws } from './flaws';
import { nameOfUnknown, type Selected } from './place';
import { toDisplayName } from './display-name';
import { type Dimension, type Place, type Section, type Snapshot, UNKNOWN_ID } from './types';

/** Selected scopes and services by id; an empty list selects all. */
export interface Selection {
  readonly scopes: readonly number[];
  readonly services: readonly number[];
}

/** An invalid filter, which is ignored and reported to the viewer. */
export interface FilterProblem {
  readonly parameter: string;
  readonly value: string;
}

/** The selection of a query, and its invalid filters. */
export interface ParsedSelection {
  readonly selection: Selection;
  readonly problems: readonly FilterProblem[];
}

/** Selects the whole board. */
export const WHOLE_BOARD: ParsedSelection = { selection: { scopes: [], services: [] }, problems: [] };

/** The known scopes and services. */
export type Inventory = Readonly<Record<'scopes' | 'services', Pick<Section<Dimension>, 'items'>>>;

type IsMeant = (dimension: Dimension) => boolean;

function findFirst(dimensions: readonly Dimension[], ways: readonly IsMeant[]): readonly Dimension[] {
  for (const isMeant of ways) {
    const found = dimensions.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

const exactWays = (value: string): readonly IsMeant[] => {
  const lowerCased = value.toLowerCase();
  return [({ id }) => String(id) === lowerCased.trim(), ({ name }) => name.toLowerCase() === lowerCased];
};

/**
 * Finds the scopes or services of a grant: by id, else by the source's name in any case. Names that only look the same do not match,
 * because they would grant access.
 */
export const findExact = (dimensions: readonly Dimension[], value: string): readonly Dimension[] =>
  findFirst(dimensions, exactWays(value));

/** Finds the scopes or services of a filter: like {@link findExact}, else by trimmed name, else by the name as shown. */
function findNamed(dimensions: readonly Dimension[], value: string): readonly Dimension[] {
  const trimmed = value.trim().toLowerCase();
  const shown = toDisplayName(value).toLowerCase();
  return findFirst(dimensions, [
    ...exactWays(value),
    ({ name }) => name.trim().toLowerCase() === trimmed,
    // A name copied from a page is the shown name.
    ({ name }) => shown !== '' && toDisplayName(name).toLowerCase() === shown,
  ]);
}

/** Parses the repeatable `scope` and `service` parameters: ids, or names in any case. */
export function parseSelection(query: URLSearchParams, { scopes, services }: Inventory): ParsedSelection {
  const problems: FilterProblem[] = [];
  const idsOf = (parameter: string, { items }: Inventory['scopes']): number[] => {
    const ids = new Set<number>();
    for (const value of query.getAll(parameter).filter((text) => text.trim() !== '')) {
      const [found] = findNamed(items, value);
      if (found) ids.add(found.id);
      else problems.push({ parameter, value });
    }
    return [...ids];
  };
  return { selection: { scopes: idsOf('scope', scopes), services: idsOf('service', services) }, problems };
}

/** The selected scopes and services with their names, or ids where the name is unknown. */
export function toSelected(selection: Selection, inventory: Inventory): Selected[] {
  const named = (parameter: Selected['parameter'], kind: keyof Inventory): Selected[] =>
    selection[kind].map((id) => {
      const known = inventory[kind].items.find((item) => item.id === id);
      return { parameter, id, name: known?.name ?? nameOfUnknown(kind, id) };
    });
  return [...named('service', 'services'), ...named('scope', 'scopes')];
}

/** Whether a place is selected. */
export function isSelected({ scopes, services }: Selection, { scopeId, serviceId }: Place): boolean {
  return (
    (scopes.length === 0 || scopes.includes(scopeId)) &&
    (services.length === 0 || services.includes(serviceId))
  );
}

/** Filters a board to a selection. Returns the same object if everything is selected. */
export function filterBoard(snapshot: Snapshot, selection: Selection): Snapshot {
  const { scopes, services } = selection;
  if (scopes.length + services.length === 0) return snapshot;
  const { sections, changes } = snapshot;
  const mayBelong = ({ scopeId, serviceId }: Place): boolean =>
    (scopeId === UNKNOWN_ID || isSelected({ scopes, services: [] }, { scopeId, serviceId })) &&
    (serviceId === UNKNOWN_ID || isSelected({ scopes: [], services }, { scopeId, serviceId }));
  const at = <T extends Place>(section: Section<T>): Section<T> => {
    const items = section.items.filter((item) => isSelected(selection, item));
    const missed = unplacedFlaws(section.items, items, mayBelong);
    return {
      ...section,
      flaws: missed.length > 0 ? addFlaws([...section.flaws, ...missed]) : section.flaws,
      items,
    };
  };
  const among = <T extends Dimension>(section: Section<T>, ids: readonly number[]): Section<T> =>
    ids.length === 0 ? section : { ...section, items: section.items.filter(({ id }) => ids.includes(id)) };
  return {
    ...snapshot,
    sections: {
      scopes: among(sections.scopes, scopes),
      services: among(sections.services, services),
      monitors: at(sections.monitors),
      incidents: at(sections.incidents),
      maintenances: at(sections.maintenances),
      announcements: at(sections.announcements),
    },
    changes: changes.filter((change) => change.kind === 'gap' || isSelected(selection, change)),
  };
}
