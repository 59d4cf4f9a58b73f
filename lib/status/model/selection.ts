import { addFlaws, unplacedFlaws } from './flaws';
import { nameOfUnlisted } from './placed';
import type { Selected } from './selected';
import { toShownName } from './shown-name';
import { UNKNOWN_ID, type Dimension, type Place, type Section, type Snapshot } from './types';

/** Which scopes and services a reader wants to see, by id; an empty list is all of them. */
export interface Selection {
  readonly scopes: readonly number[];
  readonly services: readonly number[];
}

/** A filter that means nothing: it is left out, and the reader is told. */
export interface FilterProblem {
  readonly parameter: string;
  readonly value: string;
}

/** What a query asks for, and what of it could not be understood. */
export interface ParsedSelection {
  readonly selection: Selection;
  readonly problems: readonly FilterProblem[];
}

/** The whole board. */
export const EVERYTHING: ParsedSelection = { selection: { scopes: [], services: [] }, problems: [] };

/** The scopes and services that a query can name. */
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
  const given = value.toLowerCase();
  return [({ id }) => String(id) === given.trim(), ({ name }) => name.toLowerCase() === given];
};

/**
 * The scopes or services that a grant means: by id, else by the name that the source spells, in any case. Never by a name that only
 * looks the same, because what people may see follows from it.
 */
export const findExact = (dimensions: readonly Dimension[], value: string): readonly Dimension[] =>
  findFirst(dimensions, exactWays(value));

/**
 * The scopes or services that a filter means: as {@link findExact}, else by name without the spaces at its ends, else by the name as it
 * is shown.
 */
function findNamed(dimensions: readonly Dimension[], value: string): readonly Dimension[] {
  const wanted = value.trim().toLowerCase();
  const shown = toShownName(value).toLowerCase();
  return findFirst(dimensions, [
    ...exactWays(value),
    ({ name }) => name.trim().toLowerCase() === wanted,
    // Where names stand as they are shown, one that was given as it is means the same.
    ({ name }) => shown !== '' && toShownName(name).toLowerCase() === shown,
  ]);
}

/** The `scope` and `service` parameters of a query, each repeatable, by id or by name in any case. */
export function parseSelection(query: URLSearchParams, { scopes, services }: Inventory): ParsedSelection {
  const problems: FilterProblem[] = [];
  const idsOf = (parameter: string, { items }: Inventory['scopes']): number[] => {
    const ids = new Set<number>();
    for (const value of query.getAll(parameter).filter((given) => given.trim() !== '')) {
      const [found] = findNamed(items, value);
      if (found) ids.add(found.id);
      else problems.push({ parameter, value });
    }
    return [...ids];
  };
  return { selection: { scopes: idsOf('scope', scopes), services: idsOf('service', services) }, problems };
}

/** What is selected, by name; what nobody knows the name of, by its id. */
export function toSelected(selection: Selection, inventory: Inventory): Selected[] {
  const named = (parameter: Selected['parameter'], kind: keyof Inventory): Selected[] =>
    selection[kind].map((id) => {
      const known = inventory[kind].items.find((item) => item.id === id);
      return { parameter, id, name: known?.name ?? nameOfUnlisted(kind, id) };
    });
  return [...named('service', 'services'), ...named('scope', 'scopes')];
}

/** Whether a place is among those selected. */
export function isSelected({ scopes, services }: Selection, { scopeId, serviceId }: Place): boolean {
  return (
    (scopes.length === 0 || scopes.includes(scopeId)) &&
    (services.length === 0 || services.includes(serviceId))
  );
}

/** A board cut down to a selection: its places, and what is at them. The same board where everything is selected. */
export function cutDown(snapshot: Snapshot, selection: Selection): Snapshot {
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
