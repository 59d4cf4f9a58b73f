import { flawsOfPart, unplacedFlaws } from './flaws';
import type { Place, Scope, Section, SectionItems, Snapshot } from './types';
import { createPlaceFilter, seesAllPlaces, seesEverything, type Visibility } from './visibility';

type Notice = SectionItems['incidents' | 'maintenances'];
type Placed = SectionItems['monitors' | 'incidents' | 'maintenances' | 'announcements'];
type IsVisible = (place: Place) => boolean;

/** Removes the internal events. */
export function withoutInternal<Item extends Notice>(item: Item): Omit<Item, 'internalEvents'> {
  const { internalEvents: _, ...shown } = item;
  return shown;
}

/** Returns the same array if nothing is hidden. */
function visibleIn<Item extends Placed>(items: readonly Item[], isVisible: IsVisible): readonly Item[] {
  const visible = items.filter(isVisible);
  return visible.length === items.length ? items : visible;
}

/** How many places of a row or column are visible. */
interface Axis {
  readonly section: Section<Scope>;
  readonly own: keyof Place;
  readonly others: readonly Scope[];
  readonly toPlace: (id: number, otherId: number) => Place;
}

/**
 * The scopes or services with a visible place. Total counts would include hidden incidents, so for partly hidden ones the visible open
 * incidents are counted instead.
 */
function filterLine(
  { section, own, others, toPlace }: Axis,
  isVisible: IsVisible,
  shown: Readonly<Record<'incidents' | 'maintenances', readonly Place[]>>,
): Section<Scope> {
  const countOf = (items: readonly Place[], id: number) => items.filter((item) => item[own] === id).length;
  const items = section.items.flatMap((item) => {
    const visible = others.filter(({ id }) => isVisible(toPlace(item.id, id))).length;
    if (visible === 0) return [];
    if (visible === others.length) return [item];
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

function filterSnapshot({ sections, ...rest }: Snapshot, visibility: Visibility, cached: Cached): Snapshot {
  const { scopes, services, monitors, incidents, maintenances, announcements } = sections;
  const isVisible = seesAllPlaces(visibility) ? () => true : createPlaceFilter(visibility, sections);
  const mayBeVisible = createPlaceFilter(visibility, sections, { isUnknownSeen: true });
  const withFlaws = <Item extends Placed>(
    section: Section<Item>,
    visible: readonly Item[],
    items = visible,
  ): Section<Item> => {
    if (seesAllPlaces(visibility)) return { ...section, items };
    const missed = unplacedFlaws(section.items, visible, mayBeVisible);
    return { ...section, flaws: flawsOfPart([...section.flaws, ...missed], items), items };
  };
  const at = <Item extends Placed>(section: Section<Item>): Section<Item> =>
    withFlaws(
      section,
      cached(section.items, () => visibleIn(section.items, isVisible)),
    );
  const withoutHiddenEvents = <Item extends Notice>(section: Section<Item>): Section<Item> => {
    const items = cached(section.items, () => {
      const visible = visibleIn(section.items, isVisible);
      return visibility.showsInternal ? visible : visible.map((item) => withoutInternal(item) as Item);
    });
    return withFlaws(section, visibleIn(section.items, isVisible), items);
  };
  const shown = {
    incidents: withoutHiddenEvents(incidents),
    maintenances: withoutHiddenEvents(maintenances),
  };
  const filtered = (line: Axis): Section<Scope> =>
    seesAllPlaces(visibility)
      ? line.section
      : filterLine(line, isVisible, {
          incidents: shown.incidents.items,
          maintenances: shown.maintenances.items,
        });
  return {
    ...rest,
    zoneErrorMinutes: visibility.showsInternal ? rest.zoneErrorMinutes : null,
    sections: {
      scopes: filtered({
        section: scopes,
        own: 'scopeId',
        others: services.items,
        toPlace: (scopeId, serviceId) => ({ scopeId, serviceId }),
      }),
      services: filtered({
        section: services,
        own: 'serviceId',
        others: scopes.items,
        toPlace: (serviceId, scopeId) => ({ scopeId, serviceId }),
      }),
      monitors: at(monitors),
      ...shown,
      announcements: at(announcements),
    },
    changes: rest.changes.filter((change) => change.kind === 'gap' || isVisible(change)),
  };
}

type Cached = <Item>(items: readonly Item[], make: () => readonly Item[]) => readonly Item[];

/**
 * Returns a function that filters boards to what a viewer may see: places, their items and changes. Lists that did not change keep their
 * identity, so that values cached for them stay valid.
 */
export function createBoardFilter(visibility: Visibility): (snapshot: Snapshot) => Snapshot {
  if (seesEverything(visibility)) return (snapshot) => snapshot;
  let known = new WeakMap<readonly unknown[], readonly unknown[]>();
  let inventory: readonly unknown[] = [];
  const cached: Cached = <Item>(items: readonly Item[], make: () => readonly Item[]) => {
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
    return filterSnapshot(snapshot, visibility, cached);
  };
}
