import { UNKNOWN_ID, type Flaw, type ItemFlaw, type Place } from './types';

const KINDS: readonly Flaw['kind'][] = ['row', 'missing', 'field', 'event'];

/** Adds up flaws of the same kind and field; the order depends only on those. */
export function addFlaws(flaws: readonly Flaw[]): readonly Flaw[] {
  const sums = new Map<string, Flaw>();
  for (const { kind, field, count } of flaws) {
    const key = JSON.stringify([kind, field]);
    const sum = sums.get(key);
    const isUnknown = count === null || sum?.count === null;
    sums.set(key, { kind, field, count: isUnknown ? null : (sum?.count ?? 0) + count });
  }
  return [...sums.values()].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      ((a.field ?? '') < (b.field ?? '') ? -1 : (a.field ?? '') > (b.field ?? '') ? 1 : 0),
  );
}

/** The flaws of some items, added up. */
export const flawsOf = (items: readonly { readonly flaws?: readonly ItemFlaw[] }[]): readonly Flaw[] =>
  addFlaws(items.flatMap(({ flaws = [] }) => flaws));

/** Whether a field of an item, by ProdManager's name, could not be read. */
export const isUnread = (item: { readonly flaws?: readonly ItemFlaw[] }, field: string): boolean =>
  item.flaws?.some((flaw) => flaw.field === field) ?? false;

/** Whether the scope or service of an item could not be read. */
export const isUnplaced = ({ scopeId, serviceId }: Place): boolean =>
  scopeId === UNKNOWN_ID || serviceId === UNKNOWN_ID;

const COORDINATES = [
  ['scopeId', 'scope'],
  ['serviceId', 'service'],
] as const;

/**
 * Flaws of a filtered list for items that may belong to it but could not be placed.
 *
 * @param mayBelong Whether a partly unknown place may be included in the filter.
 */
export const unplacedFlaws = <Item extends Place>(
  items: readonly Item[],
  part: readonly Item[],
  mayBelong: (place: Place) => boolean,
): readonly Flaw[] => {
  if (items.length === part.length) return [];
  const shown = new Set(part);
  const missed = items.filter((item) => isUnplaced(item) && !shown.has(item) && mayBelong(item));
  return addFlaws(
    missed.flatMap((item) =>
      COORDINATES.filter(([id]) => item[id] === UNKNOWN_ID).map(([, field]): Flaw => ({
        kind: 'row',
        field,
        count: null,
      })),
    ),
  );
};

/** The flaws of a section for viewers who see part of it: the number of unlisted rows would reveal hidden ones. */
export const flawsOfPart = (
  flaws: readonly Flaw[],
  part: readonly { readonly flaws?: readonly ItemFlaw[] }[],
): readonly Flaw[] =>
  addFlaws([
    ...flaws
      .filter(({ kind }) => kind === 'row' || kind === 'missing')
      .map((flaw) => ({ ...flaw, count: null })),
    ...flawsOf(part),
  ]);
