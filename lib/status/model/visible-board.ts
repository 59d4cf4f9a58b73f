import { flawsOfPart, unplacedFlaws } from './flaws';
import type { Place, Scope, Section, SectionItems, Snapshot } from './types';
import { createSight, seesAllPlaces, seesEverything, type Visibility } from './visibility';

type Notice = SectionItems['incidents' | 'maintenances'];
type Placed = SectionItems['monitors' | 'incidents' | 'maintenances' | 'announcements'];
type Sees = (place: Place) => boolean;

/** Removes the internal events. */
export function withoutInternal<Item extends Notice>(item: Item): Omit<Item, 'internalEvents'> {
  const { internalEvents: _, ...shown } = item;
  return shown;
}

/** Returns the same array if nothing is hidden. */
function see<Item extends Placed>(items: readonly Item[], sees: Sees): readonly Item[] {
  const seen = items.filter(sees);
  return seen.length === items.length ? items : seen;
}

/** How many places of a row or column are visible. */
interface Line {
  readonly section: Section<Scope>;
  readonly own: keyof Place;
  readonly others: readonly Scope[];
  readonly toPlace: (id: number, otherId: number) => Place;
}

/**
 * The scopes or services with a visible place. Total counts would include hidden incidents, so for partly hidden ones the visible open
 * incidents are counted instead.
 */
function seeLine(
  { section, own, others, toPlace }: Line,
  sees: Sees,
  shown: Readonly<Record<'incidents' | 'maintenances', readonly Place[]>>,
): Section<Scope> {
  const countOf = (items: readonly Place[], id: number) => items.filter((item) => item[own] === id).length;
  const items = section.items.flatMap((item) => {
    const seen = others.filter(({ id }) => sees(toPlace(item.id, id))).length;
    if (seen === 0) return [];
    if (seen === others.length) return [item];
    return [
      {
        ...item,
        incidentsCount: countOf(shown.incidents, item.id),
        maintenancesCount: countOf(shown.maintenances, item.id),
      },
    ];
  });
  return { ...section, flaws: flawsOfPart(section.flaws, items), items };
}

function cut({ sections, ...rest }: Snapshot, visibility: Visibility, once: Once): Snapshot {
  const { scopes, services, monitors, incidents, maintenances, announcements } = sections;
  const sees = seesAllPlaces(visibility) ? () => true : createSight(visibility, sections);
  const maySee = createSight(visibility, sections, { isUnknownSeen: true });
  const withFlaws = <Item extends Placed>(
    section: Section<Item>,
    seen: readonly Item[],
    items = seen,
  ): Section<Item> => {
    if (seesAllPlaces(visibility)) return { ...section, items };
    const missed = unplacedFlaws(section.items, seen, maySee);
    return { ...section, flaws: flawsOfPart([...section.flaws, ...missed], items), items };
  };
  const at = <Item extends Placed>(section: Section<Item>): Section<Item> =>
    withFlaws(
      section,
      once(section.items, () => see(section.items, sees)),
    );
  const told = <Item extends Notice>(section: Section<Item>): Section<Item> => {
    const items = once(section.items, () => {
      const seen = see(section.items, sees);
      return visibility.showsInternal ? seen : seen.map((item) => withoutInternal(item) as Item);
    });
    return withFlaws(section, see(section.items, sees), items);
  };
  const shown = { incidents: told(incidents), maintenances: told(maintenances) };
  const line = (given: Line): Section<Scope> =>
    seesAllPlaces(visibility)
      ? given.section
      : seeLine(given, sees, { incidents: shown.incidents.items, maintenances: shown.maintenances.items });
  return {
    ...rest,
    zoneErrorMinutes: visibility.showsInternal ? rest.zoneErrorMinutes : null,
    sections: {
      scopes: line({
        section: scopes,
        own: 'scopeId',
        others: services.items,
        toPlace: (scopeId, serviceId) => ({ scopeId, serviceId }),
      }),
      services: line({
        section: services,
        own: 'serviceId',
        others: scopes.items,
        toPlace: (serviceId, scopeId) => ({ scopeId, serviceId }),
      }),
      monitors: at(monitors),
      ...shown,
      announcements: at(announcements),
    },
    changes: rest.changes.filter((change) => change.kind === 'gap' || sees(change)),
  };
}

type Once = <Item>(items: readonly Item[], make: () => readonly Item[]) => readonly Item[];

/**
 * Returns a function that filters boards to what a viewer may see: places, their items and changes. Lists that did not change keep their
 * identity, so that values cached for them stay valid.
 */
export function createCut(visibility: Visibility): (snapshot: Snapshot) => Snapshot {
  if (seesEverything(visibility)) return (snapshot) => snapshot;
  let known = new WeakMap<readonly unknown[], readonly unknown[]>();
  let inventory: readonly unknown[] = [];
  const once: Once = <Item>(items: readonly Item[], make: () => readonly Item[]) => {
    const found = known.get(items) ?? make();
    known.set(items, found);
    // The cached value was created from a list of this type.
    return found as readonly Item[];
  };
  return (snapshot) => {
    const { scopes, services } = snapshot.sections;
    // A name may mean another place now.
    if (inventory[0] !== scopes.items || inventory[1] !== services.items) known = new WeakMap();
    inventory = [scopes.items, services.items];
    return cut(snapshot, visibility, once);
  };
}
