import { toDisplayName } from './display-name';
import type { Section, SectionItems, Snapshot } from './types';

/** The fields that hold names given by people. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly reference?: string | null;
  readonly integration?: string | null;
}

const toShownValue = (value: string | null): string | null => value && (toDisplayName(value) || null);

/** An item with its names as shown (see {@link toDisplayName}); without a visible name, its id. */
export function withDisplayNames<Item extends Named>(item: Item): Item {
  const { id, name, reference, integration } = item;
  const shown = {
    name: toDisplayName(name) || `#${id}`,
    ...(reference !== undefined && { reference: toShownValue(reference) }),
    ...(integration !== undefined && { integration: toShownValue(integration) }),
  };
  const isSame =
    shown.name === name &&
    (shown.reference ?? null) === (reference ?? null) &&
    (shown.integration ?? null) === (integration ?? null);
  return isSame ? item : { ...item, ...shown };
}

const showAll = <Item extends Named>(section: Section<Item>): Section<Item> => ({
  ...section,
  items: section.items.map(withDisplayNames),
});

const shownBoards = new WeakMap<Snapshot, Snapshot>();

/** The board with all names as shown. Cached for each snapshot. */
export function toDisplayBoard(snapshot: Snapshot): Snapshot {
  const known = shownBoards.get(snapshot);
  if (known) return known;
  const { scopes, services, monitors, incidents, maintenances, announcements } = snapshot.sections;
  const sections: { readonly [Name in keyof SectionItems]: Section<SectionItems[Name]> } = {
    scopes: showAll(scopes),
    services: showAll(services),
    monitors: showAll(monitors),
    incidents: showAll(incidents),
    maintenances: showAll(maintenances),
    announcements: showAll(announcements),
  };
  const changes = snapshot.changes.map((change) =>
    change.kind === 'gap' ? change : withDisplayNames(change),
  );
  const shown: Snapshot = { ...snapshot, sections, changes };
  shownBoards.set(snapshot, shown);
  return shown;
}
